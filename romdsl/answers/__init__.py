"""Files of answers in, files of scores out; nothing of a file is lost without a word.

file --from_csv, from_json--> Row or RejectedRow --scoring--> Scored --to_csv, to_json--> file
"""
