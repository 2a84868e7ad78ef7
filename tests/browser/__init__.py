"""The form in Chromium: filled in, pictured, printed, and without script."""
