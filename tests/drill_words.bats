# The wording and the rhythm of drills: kept apart from what the other commands know, and close
# to what real series show. The figures are printed with --show-output-of-passing-tests.

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

names() {
  crisis-drill scenarios | awk '{ print $1 }'
}

trigrams() {
  LC_ALL=C awk -f "$ROOT/tests/trigrams.awk" | sort -u
}

# What goes round is one text many times: reposts are left out.
texts() {
  for name in $(names); do
    crisis-drill make "$name" --size 3000
  done | jq -r 'select(.repost_of | not) | .text'
}

@test "three words in a row: one in 200 at most stands in plan, patterns, templates or guard" {
  texts | trigrams >ours
  {
    sed 's/^[[:space:]]*#.*//; s/^[[:space:]]*[a-z-]*://' \
      "$ROOT"/lib/data/plan.yaml "$ROOT"/lib/data/starter.yaml "$ROOT"/lib/data/guard.yaml
    cut -f 1 "$ROOT/lib/data/words.tsv"
    crisis-plan show | jq -r '.. | strings'
  } | trigrams >theirs
  [ "$(wc -l <ours)" -gt 10000 ] && [ "$(wc -l <theirs)" -gt 1000 ]
  shared=$(comm -12 ours theirs | wc -l)
  echo "$shared of $(wc -l <ours) stand in theirs: $(comm -12 ours theirs | paste -sd '|')"
  [ $((shared * 200)) -le "$(wc -l <ours)" ]
}

@test "the measure of overlap sees what is taken over" {
  crisis-plan show | jq -r '.. | strings' | trigrams >theirs
  sed -n 100,600p theirs | trigrams >ours
  [ "$(comm -12 ours theirs | wc -l)" -ge 400 ]
}

# The words that plans look for find part of it, as in life: neither nothing nor everything.
@test "the built-in plan names the topic of a fair part of the storm, not of all" {
  for name in $(names); do crisis-drill make "$name" --size 2000; done |
    crisis-score | jq -s 'map(select(.truth.topic and (.repost_of | not))) |
      [(map(select(.truth.topic as $t | .score.topics // [] | index($t))) | length), length] | .[0] / .[1]' >share
  echo "topic named: $(cat share)"
  jq -e '. > 0.12 and . < 0.7' share
}

calm() {
  cat <<-END
	name: calm
	about: Eight ordinary weeks.
	course: [{phase: ordinary, for: 56d}]
	says: [{stance: unhappy, en: none}]
	END
}

# Forty posts an hour, as one of the real series has; figures: tests/rhythm.awk.
ordinary() {
  calm >calm.yaml
  crisis-drill make calm.yaml --size 53760 --seed "$1" | jq -r '.created_at + ",1"' |
    awk -f "$ROOT/tests/rhythm.awk"
}

@test "ordinary weeks are over-dispersed, with the rhythm of day and week" {
  for seed in 1 2 3; do
    ordinary $seed | tee figures
    awk '{ exit !($2 > 5 && $3 > 2 && $3 < 10 && $4 > 0.4 && $5 > 0.2 && $6 > 0.2) }' figures
  done
}

@test "ordinary weeks lie among five real series of brand mentions" {
  needs_shared data/nab/Twitter_volume_CRM.csv
  for series in "$SHARED"/data/nab/Twitter_volume_*.csv; do
    awk -f "$ROOT/tests/rhythm.awk" "$series"
  done | tee real
  ordinary 1 | tee figures
  # A dispersion index grows with the mean: the shape and the correlations are compared, and the
  # index with that of the series of the same mean, within a factor of two.
  awk 'NR == FNR { for (i = 3; i <= 6; i++) { if (FNR == 1 || $i < low[i]) low[i] = $i; if ($i > high[i]) high[i] = $i }
      if ($1 > 30 && $1 < 50) index_ = $2; next }
    { for (i = 3; i <= 6; i++) bad += $i < low[i] || $i > high[i]; bad += $2 < index_ / 2 || $2 > index_ * 2 }
    END { exit bad > 0 }' real figures
}

# Hours of a series from its first row to its last: the part of the 24 highest, and the
# autocorrelation at one hour.
burst() {
  awk -F '[,]' '$1 ~ /^[0-9]/ { h = substr($1, 1, 13); if (!(h in x)) order[++n] = h; x[h] += $2; all += $2 }
    END {
      for (i = 1; i <= n; i++) { d = x[order[i]] - all / n; s += d * d; c += i > 1 ? d * before : 0; before = d; print x[order[i]] | "sort -rn >sorted" }
      close("sort -rn >sorted")
      while (k++ < 24 && (getline v <"sorted") > 0) top += v
      close("sorted")
      printf "%.2f %.2f\n", top / all, c / s
    }' "$1"
}

@test "storms are as steep as 25 real crises" {
  needs_shared data/crisislex/volume
  for series in "$SHARED"/data/crisislex/volume/*.csv; do burst "$series"; done | sort -n >real
  for name in $(names); do
    crisis-drill make "$name" --size 10000 | jq -r '.created_at + ",1"' >series
    echo "$name $(burst series)"
  done | tee ours
  low=$(head -n 1 real | cut -d ' ' -f 1) high=$(tail -n 1 real | cut -d ' ' -f 1)
  least=$(cut -d ' ' -f 2 real | sort -n | head -n 1)
  # A decline in quality has no day on which it is worst, and is the one exception.
  awk -v low="$low" -v high="$high" -v least="$least" \
    '$1 == "quality" { bad += $2 > low; next } { bad += $2 < low || $2 > high || $3 < least } END { exit bad > 0 }' ours
}
