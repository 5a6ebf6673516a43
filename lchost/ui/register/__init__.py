"""The parts of the register: every certificate that the community has issued."""
