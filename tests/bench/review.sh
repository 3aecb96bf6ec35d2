#!/usr/bin/env bash
# How often stance, severity and topic are what reviewers said: runs crisis-score over posts
# that hold their own answers (member expect), and prints for each class how many posts there
# are, recall and precision. The posts are our own, written and labeled by the rules of
# crisis-score(1) before the command judged them; every other one is held out, and rules are
# tuned on the others only.
#
#   review.sh FILE...    crisis-score is found on PATH
set -eu -o pipefail

cat -- "$@" | crisis-score | jq -r '.expect as $e | .score as $s |
	["stance", $e.stance, $s.stance], ["severity", $e.severity, $s.severity],
	["topic", ($e.topic // "none"), (if $e.topic == null then
		(if $s.topics == [] then "none" else "another" end)
		elif ($s.topics | index($e.topic)) then $e.topic else "another" end)] | @tsv' |
	awk -F'\t' '
		{ class = $1 " " $2; posts[class]++; said[$1 " " $3]++; right[class] += $2 == $3 }
		{ all[$1]++; agreed[$1] += $2 == $3 }
		END {
			for (class in posts) {
				split(class, part, " ")
				precision = said[class] ? sprintf("%.2f", right[class] / said[class]) : "-"
				printf "%-9s %-16s %5d %7.2f %10s\n", part[1], part[2], posts[class],
					right[class] / posts[class], part[1] == "topic" ? "-" : precision
			}
			for (what in all)
				printf "%-9s %-16s %5d %7.2f %10s\n", what, "all", all[what],
					agreed[what] / all[what], "-"
		}' | sort -k 1,1 -k 3,3nr -k 2,2
