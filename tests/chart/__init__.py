"""The feedback pictures: their words, their marks, and how Chromium lays them out."""
