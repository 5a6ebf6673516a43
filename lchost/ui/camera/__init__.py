"""The webcam at the door: where frames come from, who reads them, and the card that shows it.

Qt's multimedia half is imported when a camera is first switched on (100 ms), never before.
"""
