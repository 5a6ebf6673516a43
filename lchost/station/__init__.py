"""What listens on the local network: the pages of phones and of door stations, and their queue."""
