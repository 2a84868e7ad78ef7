"""A measure with every part of the language, to borrow from."""

from __future__ import annotations

CENTILES = "age,total,percentile\n8..11,..2,10\n8..11,2<..,90\n12..18,..3,20\n12..18,3<..,80\n"
NORMS = "sex,raw,mean\nf,..2,1.5\nf,2<..,2.5\nm,..2,3\nm,2<..,4\n"
TEXT = """
romdsl 1
measure every "Everything there is"
version 2.1.0
language en
recall "the last week"
respondent self
source "Made up for the tests"
citation "Nobody 2026"
instructions "Think of the last week, and choose what fits best."
licence { holder "The holder"; terms "Free to use whole"; credit "By permission of the holder"; allows reproduce, electronic }
scale often { 0 "Never"; 1 "Sometimes"; 2 "Often"; 9 "Rather not say" as declined }
scale sexes { f "Female"; m "Male" }
scale verdicts { calm "Calm"; low "Low"; high "High" }
context sex "Sex" scale sexes
context age "Age" answer number 8..18 years
note "First, some questions about you."
block symptoms "In the last week, how often were you" scale often validated {
  q1 "sad?"
  q2 "worried?" column "WORRY"
  q3 "afraid to be alone?" risk alone
}
item why "What was it, on the days when you felt {q1}?" answer text
item harder "Was it harder than before?" {
  scale { 0 "No"; 2 "Yes" }
  when q1 >= 1
  otherwise 0
}
item aids "What helps you?" {
  several
  scale { talk "Talking"; walk "Walking"; none "Nothing" }
}
block week "How many hours did you" across monday "Monday", friday "Friday" answer number 0..12 hours {
  slept "sleep by day?"
  played "play?"
}
rows goals "What do you want to change?" 0..3 private {
  goal "In your own words" answer text carried
  weight "How much does it matter?" answer number 0..10 points
  level "How far is “{goal}”, on days that were {q1}?" scale often
  let part = weight * level
}
let raw = sum(symptoms missing any, as older(age))
let hard = recode(harder, 0 -> 0, else -> 1)
score total "Total" = sum(symptoms) {
  missing at most 1, as older(age) + recode(harder, 0 -> 0, else -> 1)
  higher worse
  bands when older(age) = 0 { 0..2 calm "Calm"; 3..6 low "Low" }
  bands when older(age) != 0 { 0..6 high "High" }
  caseness 3.. when sex is f source "Made up"
  caseness 4.. when sex is m source "Made up"
  norm mean 2 sd 1.5 of "Girls, made up" when sex is f source "Made up"
  norm mean 3 sd 2 of "Boys, made up" when older(age) = 0 and sex is m source "Made up"
  reliable change 2 when sex is f source "Made up"
  reliable change from sd 1.5 reliability 0.8 when sex is m source "Made up"
  clinical cutoff c clinical 4, 1 functional 1, 1 when age >= 12 source "Made up"
  percentile from "centiles.csv" by age of "Pupils, made up" source "Made up"
}
score z "Standard score" = z(total) { decimals 2; higher worse }
score centile "Percentile" = percentile(total) { higher worse }
score normed "By the norm table" = norms(sex, raw).mean + hard { higher worse }
score verdict "Verdict" = if band(total) is calm then "calm" else if total >= 5 then "high" else "low" { scale verdicts }
score idle "Hours that were idle" = sum(slept) + sum(played) { missing any, ignore; higher worse }
score helped "Something helps" = aids includes (talk, walk)
score own "On own goals" = sum(goals.part) / max(goals.weight) { missing any, ignore; decimals 2; higher better }
table older by age source "Made up" { ..11 -> 0; 12.. -> 1 }
table norms by sex, raw gives mean from "norms.csv" source "Made up"
check hours that slept_monday + played_monday <= 14 "No more hours than the day has."
check alike that not (q1 = 2 and q2 = 2 and q3 = 2) "All three often: is that so?" warning
alert alone when q3 >= 1 or total >= 5 { severity high; staff "Ask about it today."; respondent "Somebody is there."; contacts local }
alert worse when verdict is "high" { severity low; staff "Look again next week." }
contacts local { "Your worker, in office hours" }
"""
EVERY = {"measure.rom": TEXT, "centiles.csv": CENTILES, "norms.csv": NORMS}
