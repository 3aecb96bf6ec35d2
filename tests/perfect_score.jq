# Posts of crisis-drill make as tools would score them that knew the truth.
.truth as $t | . + {score: {
  label: (if $t.stance == "praise" then "positive"
    elif $t.stance | IN("balanced", "question", "news", "spam") then "neutral" else "negative" end),
  sentiment: 0, topics: [$t.topic // empty], stance: $t.stance, severity: $t.severity, reach: 0}}
