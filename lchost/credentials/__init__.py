"""What was issued: records, numbers, frozen bytes, and whether a paper is genuine."""
