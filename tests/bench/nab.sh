#!/usr/bin/env bash
# nab.sh DATA [WORK]: crisis-detect --series over the brand-mention series in DATA (the Numenta
# Anomaly Benchmark's, with its windows.json and a scorer, nab_score.py), one flag where an
# episode reaches alert or crisis first. Says what the scorer says.
set -eu -o pipefail
data=$1
work=${2:-$(mktemp -d)}
mkdir -p "$work"
for series in "$data"/*.csv; do
	flags=$work/${series##*/}
	crisis-detect --series "$series" | jq -r '
		select((.level == "alert" or .level == "crisis") and .at != null) |
		[.id, ((.at | fromdate) - .window)] | @tsv' | awk '!told[$1]++ { print $2 }' >"$flags.at"
	awk -F, -v at="$flags.at" '
		BEGIN { while ((getline line < at) > 0) flag[line] = 1 }
		NR == 1 { print "timestamp,score"; next }
		{
			time = $1
			gsub(/[-:]/, " ", time)
			print $1 "," ((int(mktime(time) / 300) * 300) in flag)
		}' "$series" >"$flags"
done
python3 "$data/nab_score.py" --labels "$data/windows.json" --data "$data" --out "$work"
