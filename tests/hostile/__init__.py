"""Files that evidence might be, made to harm.  Small on disk where that can be, the same every time."""
