"""Many occasions of many persons: who was asked when, who is due, who was asked again, who changed.

rows of answers --sittings--> persons --changes, schedule, followup--> what is said of them
"""
