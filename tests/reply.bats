# crisis-reply: drafts that fit, that say why there is none, and that trust no post.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

routed() { # routed ID PLATFORM TOPIC SEVERITY LANG HANDLE
  printf '{"id":"%s","platform":"%s","text":"t","lang":"%s","author_handle":"%s","score":{"label":"negative","severity":"%s","stance":"unhappy","topics":["%s"]},"route":{"rule":"r","team":"care","answer":true}}\n' \
    "$1" "$2" "$5" "$6" "$4" "$3"
}

@test "golden cases" {
  golden "$CASES/reply" crisis-reply
}

# product: a post for every topic, severity, platform and language, by a handle as long as X allows.
product() {
  jq -nc '["despair","bereavement","injury","safety","data-breach","discrimination","legal","executive","environment","misinformation",
      "outage","billing","delivery","quality","staff","price",""][] as $topic | ["low","medium","high","critical"][] as $severity |
    ["x","bluesky","mastodon","threads","instagram","facebook","youtube","reddit","linkedin","googleplay","appstore"][] as $platform |
    ["en","de","fr","es","pt","it","nl"][] as $lang |
    {id: "\($topic)\($severity)", platform: $platform, text: "t", lang: $lang, author_handle: "abcdefghijklmno", author_name: "Wolfeschlegelstein",
     facts: (["whether the person is safe now", "who spoke with the person", "whose account it is",
       "what still goes out to the family", "who has stopped it", "what happened", "product and batch", "state of the person", "whether it still goes on", "what was seen", "how many are affected",
       "what to tell owners to do", "what data", "whose", "since when", "whether it is closed", "whether the authority was told", "where and when",
       "who was there", "what was said", "what the record shows", "who claims what", "on what ground", "which deadline runs", "what was said or done",
       "by whom", "what is confirmed", "what is claimed", "what is known", "who supplies it", "what has been stopped", "where it started",
       "what is true", "a source to cite", "what is down", "for whom", "what is being done", "amount and date", "order", "whether others are affected",
       "when the money is back", "where it is", "when it will arrive", "product and age", "what fails", "whether it is under warranty",
       "who was involved", "what was promised", "what changed", "why it changed", "why"] | map({key: ., value: "-"}) | from_entries | del(.why)
       | . + if $topic == "price" then {why: "Milk costs a fifth more."} else {} end),
     score: {label: "negative", severity: $severity, stance: "unhappy", topics: (if $topic == "" then [] else [$topic] end)},
     route: {rule: "r", team: (if $topic == "injury" or $topic == "safety" then "safety" else "care" end), answer: true}}'
}

@test "every topic, severity, platform, language and stage: a draft that fits and passes the guard, no slot open" {
  product >feed
  [ "$(wc -l <feed)" = 5236 ]
  for stage in '' acknowledge offline respond solution follow-up holding update correction thanks closing; do
    crisis-reply ${stage:+--stage "$stage"} feed >out
    run jq -r --arg stage "$stage" 'select(.reply.text == null or .reply.length > .reply.limit or .reply.blocked or .reply.lang != .lang
      or ($stage != "" and .reply.stage != $stage) or (.reply.text | test("\\{\\{|\\}\\}|  ")))
      | [.platform, .lang, .score.topics[0], .reply.text, .reply.blocked[0]?] | @tsv' out
    assert_output ''
    run -0 crisis-reply --check --explain out
    [ "$stage" = closing ] || assert_output ''
  done
}

@test "a hundred answers do not read as one, and the same post always gets the same" {
  for i in {1..100}; do routed "$i" x delivery medium en "ana$i"; done >feed
  crisis-reply feed | jq -r ".reply.text | sub(\"^@ana[0-9]* \"; \"\")" | sort | uniq -c | sort -rn >variants
  run wc -l <variants
  [ "$output" -ge 3 ]
  run awk 'NR == 1 {print $1}' variants
  [ "$output" -le 60 ]
  crisis-reply feed >one
  tac feed | crisis-reply | tac >two
  cmp one two
}

@test "the same person is not told the same twice: within a run, nor by the case" {
  for stage in acknowledge offline holding follow-up; do
    for i in 1 2 3 1 4 5; do routed $i x delivery medium en ana; done >feed
    routed 1 x delivery medium en bo >>feed
    crisis-reply --stage $stage feed >out
    # Each variant once; the same post has the same; then again, with a word.
    assert_equal "$(head -n 3 out | jq .reply.variant | sort -u | wc -l)" 3
    assert_equal "$(sed -n 4p out)" "$(sed -n 1p out)"
    many=$(head -n 6 out | jq .reply.variant | sort -u | wc -l)
    assert_equal "$(head -n 6 out | jq -c '.reply.warnings | select(. != null)' | sort -u | wc -l)" $((many < 5))
    assert_equal "$(tail -n 1 out | jq -c '[.reply.text[4:], .reply.variant]')" "$(head -n 1 out | jq -c '[.reply.text[5:], .reply.variant]')"
    diff out <(crisis-reply --stage $stage feed)
  done
  routed 1 x delivery medium en ana >feed
  first=$(crisis-reply feed | jq -c '[.reply.template, .reply.variant]')
  jq -c --argjson f "$first" '.case = {state: "acknowledged", variants: ["\($f[0])/\($f[1])", "offline/enx/2", "offline/en/0", "x"]}' feed >cased
  run jq -c '[.reply.template, .reply.variant, .reply.warnings]' <<<"$(crisis-reply --stage offline cased)"
  assert_output --partial '"offline/en",'
  refute_output "$first"
  assert_equal "$(crisis-reply --stage offline <<<"$(jq -c '.case.variants = [range(1; 5) | "offline/en/\(.)"]' cased)" | jq -c .reply.warnings)" \
    '["the person was told this before, in the same words"]'
}

@test "one statement answers a cluster where the plan says so" {
  near() { # near COUNT: posts of a cluster, then one of another
    for ((i = 1; i <= $1; i++)); do
      routed $i x outage medium en "a$i" | jq -c --argjson i $i '.cluster = {id: "00000000000000c1", size: $i}'
    done
    routed 99 x outage medium en bo | jq -c '.cluster = {id: "00000000000000c2", size: 2}'
  }
  near 6 >feed
  # By itself, each is answered.
  assert_equal "$(crisis-reply feed | jq -r '.reply.text != null' | sort | uniq -c | xargs)" '7 true'
  printf 'cases: {statement-from: 4}\n' >crisis.yaml
  crisis-reply feed >out
  assert_equal "$(jq -c '.reply | [.stage, .statement, .text != null, .blocked[0]?]' out)" \
'["acknowledge",null,true,null]
["acknowledge",null,true,null]
["acknowledge",null,true,null]
["holding","00000000000000c1",true,null]
["acknowledge","00000000000000c1",false,"one statement answers cluster 00000000000000c1, 5 posts so far"]
["acknowledge","00000000000000c1",false,"one statement answers cluster 00000000000000c1, 6 posts so far"]
["acknowledge",null,true,null]'
  refute [ -n "$(sed -n 4p out | jq -r '.reply.text | select(test("@"))')" ]
  run -0 crisis-reply --check --explain <<<"$(sed -n 4p out)"
  refute_output
  # What is known is said; a case that was told, or went on in private, stays as it is.
  run jq -r '.reply | .stage, .text' <<<"$(sed -n 4p feed | jq -c '.facts = {what: "The servers are back since 11:00 UTC."}' | crisis-reply)"
  assert_output --partial $'update\nThe servers are back since 11:00 UTC. Next update'
  run jq -c '.reply | [.text != null, .stage]' <<<"$(sed -n 4p feed | jq -c '.case = {state: "new", variants: ["holding/en/1"]}' | crisis-reply)"
  assert_output '[false,"acknowledge"]'
  run jq -c '.reply | [.text != null, .statement]' <<<"$(sed -n 4p feed | jq -c '.case = {state: "offline", offline_at: "2026-11-22T10:00:00Z", missing: []}' | crisis-reply)"
  assert_output '[true,null]'
  run jq -c '.reply | [.prompt == null, .blocked != null]' <<<"$(sed -n 4,5p feed | crisis-reply --prompt)"
  assert_output $'[false,false]\n[true,true]'
  printf 'cases: {statement-from: 1}\n' >crisis.yaml
  run -2 crisis-reply feed
  assert_output --partial 'statement-from is 2 posts or more, or 0 for never'
}

@test "a remedy by topic, severity, what the customer is worth, and authority" {
  offered() { # offered SEVERITY VALUE
    routed 1 x delivery "$1" en ana | jq -c --argjson v "$2" '.customer_value = $v | .facts = {order: "-", "where it is": "-", "when it will arrive": "-"}' |
      crisis-reply --stage solution | jq -r '.reply | "\(.remedy) \(.approval)"'
  }
  assert_equal "$(offered low null) / $(offered medium null) / $(offered low 500) / $(offered low 499)" \
    'discount agent / replacement team lead / replacement team lead / discount agent'
  cat >crisis.yaml <<-'END'
	authority: {agent: 50, team lead: 250}
	remedies:
	  replacement: {cost: 1000, says: a replacement}
	  refund: {cost: 200, severity: high, says: a full refund}
	  discount: {cost: 30, value: 100, says: a discount}
	END
  # What nobody may promise is not offered; a remedy with one condition has no other.
  assert_equal "$(offered high 0) / $(offered low 100) / $(offered medium 0)" 'refund team lead / discount agent / null null'
}

@test "the opening fits: no small annoyance where people are in trouble, no thanks for a question that is anger, no words cut off" {
  said() { # said SENTIMENT STANCE LANG TEXT [WHY]
    routed 1 x outage low "$3" ana | jq -c --argjson s "$1" --arg stance "$2" --arg t "$4" --arg why "${5-}" '.text = $t | .score.stance = $stance
      | .score.sentiment = $s | .score.emotion = {label: "anger"} | if $why != "" then .score.why = [{what: $why, to: "sentiment", adds: -1}] else . end'
  }
  opened() { said "$@" | crisis-reply | jq -r '.reply.text[5:45]'; }
  run opened -0.55 unhappy en 'On hold for an hour, then cut off'
  assert_output --partial 'That sounds annoying.'
  run opened -0.9 unhappy en 'On hold for an hour, then cut off'
  assert_output --partial 'We can see why this makes you angry.'
  run opened -0.55 unhappy en 'My Daughter is still at the gate'
  assert_output --partial 'Thank you for telling us. We take this'
  run opened -0.55 unhappy en 'The kidnap film and its sisterhood stopped loading'
  assert_output --partial 'That sounds annoying.'
  run opened -0.4 question en 'Is the site down?'
  assert_output --partial 'Thank you for asking.'
  run opened -0.9 question en 'Do you ever answer anybody?'
  assert_output --partial 'We can see why this makes you angry.'
  for line in "de|Mein Kind sitzt seit Stunden fest|Wir nehmen es ernst" "fr|Ma fille, bloquée depuis hier|au sérieux" "es|Mi niña sigue en la puerta|en serio" \
    "pt|A minha mãe está à espera|a sério" "it|Mia figlia aspetta da ore|sul serio" "nl|Mijn zoon wacht al uren|serieus"; do
    IFS='|' read -r lang text words <<<"$line"
    run jq -r .reply.text <<<"$(said -0.55 unhappy "$lang" "$text" | crisis-reply)"
    assert_output --partial "$words"
  done
  # Words are said back where they end as they ended, and not where they were cut off.
  quoted() { for i in {1..9}; do said -0.55 unhappy en "$1" "$2" | jq -c --arg i $i '.id = $i'; done | crisis-reply | grep -c "\\\\\"$2" || :; }
  run quoted 'My screen went black, again' 'screen went black'
  refute_output 0
  run quoted 'My screen went black and blue' 'screen went black'
  assert_output 0
}

@test "an unknown slot in a plan is refused" {
  printf 'templates: {acknowledge: {en: ["Hello {{nmae}}"]}}\n' >plan.yaml
  run crisis-reply --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial "there is no slot 'nmae'"
}

@test "a slot that nothing fills blocks the draft and is named" {
  printf 'templates: {acknowledge: {en: ["About {{case}}"]}}\n' >plan.yaml
  run bash -o pipefail -c "$(declare -f routed); routed 1 x outage low en ana | crisis-reply --plan plan.yaml | jq -c .reply"
  assert_output '{"stage":"acknowledge","blocked":["the slot '"'case'"' has nothing to fill it"]}'
}

@test "a text that fits nowhere is blocked, not cut" {
  printf 'limits: {x: {count: characters, most: 20}}\n' >plan.yaml
  run bash -o pipefail -c "$(declare -f routed); routed 1 x outage low en ana | crisis-reply --plan plan.yaml | jq -c .reply.blocked"
  assert_output '["no variant fits in 20 characters"]'
}

@test "nothing of a hostile post stands in a draft" {
  needs_shared conformance/hostile/blns.json
  jq -c '.[] | select(type == "string" and length > 0)
    | {id: "1", platform: "facebook", text: ., author_name: ., author_handle: .,
       score: {label: "negative", severity: "low", stance: "unhappy", topics: ["billing"]},
       route: {rule: "r", team: "care", answer: true}}' "$SHARED/conformance/hostile/blns.json" >feed
  crisis-reply feed >out
  [ "$(wc -l <out)" = "$(wc -l <feed)" ]
  # Taking off a handle or a given name leaves one of the template's own few texts.
  jq -r '.reply.text | sub("^(@[A-Za-z0-9_][A-Za-z0-9_.@-]* |\\p{L}[\\p{L}\\p{M}\u0027\u2019-]*, )"; "")' out | sort -u >texts
  run wc -l <texts
  [ "$output" -le 12 ]
  run grep -c 'undefined\|script\|evil' texts
  assert_output 0
}

@test "a stage that is none is a usage fault" {
  run crisis-reply --stage apology </dev/null
  assert_failure 2
  assert_output --partial "'apology' is none of acknowledge, offline ... closing"
}

@test "the guard: every rule finds what is bad and passes what is good, nine times in ten" {
  BUILD=$BIN run bash "$ROOT/tests/bench/guard.sh"
  assert_success
  [ "$(tail -n +2 "$CASES/guard/examples.tsv" | wc -l)" -ge 200 ]
  # At least five bad and five good texts for each rule.
  run awk -F'\t' 'NR > 1 { n = split($1, all, ","); for (i = 1; i <= n; i++) bad[all[i]]++; if ($1 == "-") good[$2]++ }
    END { for (r in bad) if (r != "-" && (bad[r] < 5 || good[r] < 5)) print r, bad[r], good[r] }' "$CASES/guard/examples.tsv"
  assert_output ''
}

@test "the guard: each rule's patterns compile, and each rule is in the manual and in the examples" {
  for rule in $(sed -n 's/^  - name: //p' "$ROOT/lib/data/guard.yaml" | sort -u); do
    grep -q "^.It Ic $rule\$" "$ROOT/man/crisis-reply.1" || fail "no $rule in the manual"
    [ "$rule" != another-person ] || continue # takes a post with an author: below
    grep -q "^\([a-z-]*,\)*${rule}[,	]" "$CASES/guard/examples.tsv" || fail "no $rule in the examples"
  done
}

@test "the guard: findings have places in code points, and errors make the exit status 1" {
  printf '😀 Wir sind sorry if you were hurt' >text
  run -1 crisis-reply --check --platform facebook text
  run jq -r '.reply | .text[.findings[0].span[0]:.findings[0].span[1]]' <<<"$output"
  assert_output 'sorry if you'
  printf 'We will get back to you.' >text
  run -0 crisis-reply --check --platform facebook text
  run jq -c '.reply.findings | map([.name, .level])' <<<"$output"
  assert_output '[["untimed-promise","warning"]]'
}

@test "the guard: what the person wrote and is called is not said back in public" {
  post='{"id":"1","platform":"x","text":"order 55-1234-77 still not here","author_handle":"sunny42","author_name":"Petra Ostmann"}'
  for words in 'Petra, your parcel comes today.' 'The parcel 55-1234-77 comes today.'; do
    run bash -c "jq -c --arg t \"$words\" '.reply = {stage: \"respond\", channel: \"public\", text: \$t}' <<<'$post' | crisis-reply -c | jq -r '.reply.findings[].name'"
    assert_output personal-data
    run bash -c "jq -c --arg t \"$words\" '.reply = {stage: \"respond\", channel: \"private\", text: \$t}' <<<'$post' | crisis-reply -c | jq -r '.reply.findings[].name'"
    assert_output ''
  done
}

@test "--prompt: what an author needs, with the limit, the facts that are missing and the rules" {
  routed 1 x delivery medium en ana >feed
  run -0 crisis-reply --prompt --stage respond feed
  run jq -c '.reply | [.stage, .text, (.prompt | .purpose, .limit, .count, .topic, .missing, .do_not[0], (.example | length > 20))]' <<<"$output"
  assert_output '["respond",null,"an apology where we erred, why it happened, what is done about it",280,"x","delivery",["order","where it is","when it will arrive"],"length",true]'
  # What comes back is checked like all else.
  run -1 bash -c "crisis-reply --prompt feed | jq -c '.reply.text = \"Calm down, @ana.\"' | crisis-reply --check"
  run jq -r '.reply.findings[].name' <<<"$output"
  assert_output blame
}

@test "--from: what a prompt was answered with goes through the guard and the limit, with its source" {
  for i in 1 2 3; do routed $i x delivery medium en ana; done >feed
  crisis-reply --prompt feed >prompts
  # As an object of its own, or put into the line of the prompt.
  jq -c '.reply.prompt | {platform, id, stage, lang, source: "bo", text: "  @ana We look into it: please write to care@acme.example.\n"}' prompts | head -n 1 >texts
  jq -c '.reply.text = "Calm down, @ana."' prompts | sed -n 2p >>texts
  run -1 crisis-reply --from texts feed
  assert_equal "$(jq -c '.reply | [.stage, .text, .refused, .source, .length, .limit, .blocked]' <<<"$output" | head -n 2)" \
'["offline","@ana We look into it: please write to care@acme.example.",null,"bo",56,280,null]
["offline",null,"Calm down, @ana.","texts",16,280,["the guard refuses it for blame: \"Calm down\""]]'
  assert_equal "${lines[2]}" "$(sed -n 3p feed)"
  # The same from standard input, and for people.
  assert_equal "$(crisis-reply --from - feed <texts | jq -r '.reply.source // empty' | xargs)" 'bo standard input'
  run -1 crisis-reply --explain --from texts feed
  assert_output 'x 1: offline, 56 of 280 characters: @ana We look into it: please write to care@acme.example.
x 2: offline, 16 of 280 characters, refused: Calm down, @ana.'
}

@test "--from: what does not fit, rests on facts that are missing, or is not wanted is refused" {
  routed 1 x delivery medium en ana >feed
  text() { jq -nc --arg t "$1" --arg s "$2" '{platform: "x", id: "1", text: $t, stage: $s}'; }
  tried() { crisis-reply --from - "${3:-feed}" <<<"$(text "$1" "$2")" | jq -c '.reply | [.text == null, .blocked]'; }
  run tried "$(printf 'a%.0s' {1..281})" acknowledge
  assert_output --partial '[true,["the guard refuses it for length:'
  run tried '@ana It is in Leipzig.' respond
  assert_output '[true,["respond needs a fact: order","respond needs a fact: where it is","respond needs a fact: when it will arrive"]]'
  run tried '@ana It is in Leipzig.' correction
  assert_output '[false,null]'
  run tried 'Hello {{name}}' acknowledge
  assert_output '[true,["the guard refuses it for open-slot: \"{{name}}\""]]'
  jq -c '.route = {rule: "trolls", reason: "a troll", answer: false}' feed >silent
  run tried '@ana We look into it.' acknowledge silent
  assert_output '[true,["not answered (trolls): a troll"]]'
  jq -c '.drill = true' feed >drill
  run jq -r .reply.text <<<"$(crisis-reply --from - drill <<<"$(text '@ana We look into it.' acknowledge)")"
  assert_output 'DRILL @ana We look into it.'
  run jq -c .reply.warnings <<<"$(crisis-reply --from - feed <<<"$(text '@ana Das tut uns leid.' acknowledge | jq -c '.lang = "de"')")"
  assert_output '["in de, and the person writes en"]'
}

@test "--from: a text for another person: a handle refuses it, a name or a number in private is warned of" {
  routed 1 x delivery medium en ana | jq -c '.author_handle = "ana_k" | .author_name = "Ana Kovac" | .text = "order 48213 is late"' >feed
  jq -c '.case = {number: "C-2026-000001", state: "offline", offline_at: "2026-11-22T11:30:00Z"} |
    .facts = {order: "A-7741", "where it is": "-", "when it will arrive": "-"} | .reply = {text: "Your order 55555 is lost."}' feed >private
  found() { crisis-reply --from - "${3:-feed}" <<<"$(jq -nc --arg t "$1" --arg s "${2:-acknowledge}" '{platform: "x", id: "1", text: $t, stage: $s}')" |
    jq -r '.reply | .findings[] | select(.name == "another-person") | "\(.level) \(.words)"'; }
  assert_equal "$(found '@bob We look into it.')" 'error @bob'
  assert_equal "$(found '.@bob, we look into it.')" 'error .@bob'
  assert_equal "$(crisis-reply --from - feed <<<'{"platform":"x","id":"1","text":"@bob We look into it.","stage":"acknowledge"}' | jq -c '.reply | [.text, .blocked]')" \
    '[null,["the guard refuses it for another-person: \"@bob\""]]'
  assert_equal "$(found 'Hi Maria, we look into it.')" 'warning Hi Maria'
  assert_equal "$(found '@ana_k Liebe Frau Müller, wir sehen nach.')" 'warning @ana_k Liebe Frau Müller'
  assert_equal "$(found 'Dear Mr. Smith, we look into it.')" 'warning Dear Mr. Smith'
  assert_equal "$(found 'Your order 99999 is on its way.' solution private)" 'warning order 99999'
  # A draft of before says nothing of whose number it is.
  assert_equal "$(found 'Your order 55555 is on its way.' solution private)" 'warning order 55555'
  # What is theirs, the line's or the brand's is nobody else's.
  for text in '@ANA_K we look into it.' '@bob @ana_k We look into it.' '@acme here: we look into it.' 'Hi Ana, we look into it.' \
    'Dear Ms Kovac, we look into it.' 'Hello There, we look into it.' 'Guten Tag, wir sehen nach.' 'Hi @ana_k, we look into it.'; do
    assert_equal "$text: $(found "$text")" "$text: "
  done
  for text in 'Your order 48213 is on its way.' 'Your order no. A-7741 is on its way.'; do
    assert_equal "$text: $(found "$text" solution private)" "$text: "
  done
  # Nothing is told where the author is not known, nor of our own drafts.
  jq -c 'del(.author_handle, .author_name)' feed >nobody
  assert_equal "$(found '@bob Hi Maria, we look into it.' acknowledge nobody)" ''
}

@test "--from: a text for a case goes to its first post; the last for a post counts; none is lost" {
  { routed 1 x delivery medium en ana; routed 2 x delivery medium en ana; } | jq -c '.case = {number: "C-2026-000001", state: "new"}' >feed
  jq -nc '{case: "C-2026-000001", text: "@ana We look."}' >texts
  assert_equal "$(crisis-reply --from texts feed | jq -r '.reply.text // "-"' | xargs)" '@ana We look. -'
  jq -nc '{platform: "x", id: "2", text: ("a", "b") }' >texts
  assert_equal "$(crisis-reply --from texts feed | jq -r '.reply.text // "-"' | xargs)" '- b'
  { echo '{"platform":"x","id":"7","text":"a"}'; echo '{"text":"a"}'; echo '{"platform":"x","id":"1"}'; head -n 1 feed; echo no; } >texts
  run -1 --separate-stderr crisis-reply --rejects refused --from texts feed
  diff feed <(echo "$output")
  assert_equal "$stderr" "crisis-reply: texts:2: for which post? \"platform\" and \"id\", or \"case\"
crisis-reply: texts:3: there is no text of an answer
crisis-reply: texts:4: a post without \"reply\": its text is no answer
crisis-reply: texts:5: column 1: not a JSON object
crisis-reply: 4 of 7 lines rejected
crisis-reply: texts: a text for x 7, and no such post"
  diff refused <(tail -n 4 texts)
  run -2 crisis-reply --from - <texts
  assert_output --partial '--from -: the posts must be a file then'
  run -2 crisis-reply --from texts --check feed
  assert_output --partial 'one of --check, --prompt and --from at a time'
}

# approved TEXT NAME ROLE...: the case's approvals of a text, as crisis-case writes them.
approved() {
  local sha
  sha=$(printf %s "$1" | sha256sum | cut -d ' ' -f 1)
  shift
  jq -nc --arg sha "$sha" '[$ARGS.positional | _nwise(2) | {sha256: $sha, by: .[0], role: .[1], at: "2026-11-22T12:00:00Z"}]' --args "$@"
}

# with APPROVALS: the lines of a feed with a case that has these.
with() { jq -c --argjson a "$1" '.case = {number: "C-2026-000001", state: "new", approvals: $a}'; }

@test "--approved: nothing that must be approved without, exactly this text, by others" {
  printf 'cases: {approvals: {low: 0, medium: 0, high: 1, critical: 2}}\n' >crisis.yaml
  { routed 1 x delivery medium en ana; routed 2 x delivery high en bo; routed 3 x delivery critical en li; } | crisis-reply >drafts
  text2=$(sed -n 2p drafts | jq -r .reply.text) text3=$(sed -n 3p drafts | jq -r .reply.text)
  names() { jq -c '[.reply.findings[].name]' <<<"$output" | xargs; }
  run -1 crisis-reply --check --approved drafts
  assert_equal "$(names)" '[] [not-approved] [not-approved]'
  run -1 crisis-reply --check --approved --explain drafts
  assert_line --index 0 --partial '2: 0-'
  assert_line --index 0 --partial 'error: not-approved: "@bo'
  # One person is enough for high, not for critical, nor twice the same, nor for another text.
  { sed -n 2p drafts | with "$(approved "$text2" kim lead)"
    sed -n 3p drafts | with "$(approved "$text3" kim lead kim lead)"
    sed -n 3p drafts | with "$(approved "$text3" kim lead li head)"
    sed -n 2p drafts | with "$(approved "$text2 " kim lead)"; } >cased
  run -1 crisis-reply --check --approved cased
  assert_equal "$(names)" '[] [not-approved] [] [not-approved]'
  # The case's severity counts where it is graver.
  run -1 crisis-reply --check --approved <<<"$(sed -n 1p drafts | jq -c '.case = {severity: "high"}')"
  # Drafting and --from withhold the text.
  run -1 crisis-reply --approved cased
  assert_equal "$(jq -c '.reply | [.text != null, .blocked[0]?]' <<<"$output")" '[true,null]
[false,"not approved: needs 2 approvals of exactly this text, and its case has 1"]
[true,null]
[false,"not approved: needs 1 approval of exactly this text, and its case has 0"]'
  run -1 crisis-reply --approved --from <(sed -n 2p drafts) drafts
  assert_equal "$(sed -n 2p <<<"$output" | jq -c '.reply | [.text, .refused == $t, .blocked]' --arg t "$text2")" \
    '[null,true,["not approved: needs 1 approval of exactly this text, and it has no case"]]'
  run -2 crisis-reply --approved --check --platform x drafts
  assert_output --partial '--approved is for lines with a text'
}

@test "--approved: a remedy needs one whose authority covers it" {
  routed 1 x delivery medium en ana | jq -c '.facts = {order: "-", "where it is": "-", "when it will arrive": "-"}' |
    crisis-reply --stage solution >draft
  text=$(jq -r .reply.text draft)
  try() { with "$(approved "$text" "$@")" <draft | crisis-reply --check --approved | jq -c '[.reply.approval, .reply.findings[].name]'; }
  run try kim agent
  assert_output '["team lead","not-approved"]'
  run try kim 'team lead'
  assert_output '["team lead"]'
  run try kim 'crisis lead'
  assert_output '["team lead"]'
}

@test "--approved: a drill is refused, whatever its case says" {
  routed 1 x delivery low en ana | jq -c '.drill = true' >feed
  crisis-reply feed >draft
  assert_equal "$(jq -r '.reply.text[:6]' draft)" 'DRILL '
  for mode in --approved '--approved --check' '--approved --from draft'; do
    run -1 --separate-stderr crisis-reply $mode --rejects refused draft
    refute_output
    assert_equal "${stderr_lines[0]}" 'crisis-reply: draft:1: a drill: it is never given as approved'
    cmp refused draft
  done
  run -1 crisis-reply --approved <<<"$(routed 1 x delivery low en ana | jq -c '.case = {number: "D-2026-000001"}')"
  run -0 crisis-reply --check draft
}

@test "respond and solution wait for the facts of the checklist, from the line or the case" {
  routed 1 x delivery medium en ana >feed
  run jq -c '.reply | [.stage, .blocked]' <<<"$(crisis-reply --stage respond feed)"
  assert_output '["holding",["respond needs a fact: order","respond needs a fact: where it is","respond needs a fact: when it will arrive"]]'
  jq -c '.facts = {order: "-", "where it is": "Leipzig", "when it will arrive": "-", what: "Your parcel is in Leipzig and comes tomorrow.",
    why: "The van broke down.", done: "A second van runs from today."}' feed >known
  run jq -r '.reply.text' <<<"$(crisis-reply --stage respond known)"
  assert_output '@ana Your parcel is in Leipzig and comes tomorrow. The van broke down. A second van runs from today. ^Acme Care'
  jq -c '.case = {number: "C-1", state: "investigating", missing: ["order"]}' feed >half
  run jq -c '.reply | [.stage, .blocked]' <<<"$(crisis-reply half)"
  assert_output '["holding",["respond needs a fact: order"]]'
  run jq -c '.reply | [.stage, .remedy, .approval]' <<<"$(crisis-reply --stage solution known)"
  assert_output '["solution","replacement","team lead"]'
}

@test "a text of the facts that the guard refuses is not drafted" {
  routed 1 x delivery medium en ana | jq -c '.facts = {order: "-", "where it is": "-", "when it will arrive": "-", what: "You should have read the terms."}' >feed
  run jq -r '.reply.text' <<<"$(crisis-reply --stage respond feed)"
  refute_output --partial 'should have read'
}

@test "who tells of a death or of despair is not told to unplug a product, and a callback is no recall" {
  printf '%s\n' '{"id":"1","platform":"x","text":"My mother died last week and you still keep charging her account. I have called six times."}' \
    '{"id":"2","platform":"x","text":"you closed my account with all my savings, I want to kill myself"}' \
    '{"id":"3","platform":"x","lang":"fr","text":"Mon père est décédé et vous envoyez toujours la facture à ma mère"}' \
    '{"id":"4","platform":"x","lang":"de","text":"Seit drei Wochen kein Paket, bitte um Rückruf."}' \
    '{"id":"5","platform":"x","lang":"de","text":"Gibt es einen Rückruf für den V3?"}' >feed
  crisis-score feed | crisis-route | crisis-reply >out
  run -0 jq -r '[.id, .route.rule, .route.priority, .score.topics[0], .reply.stage] | join(" ")' out
  assert_output '1 bereavement P1 bereavement offline
2 injury-or-danger P1 despair offline
3 bereavement P1 bereavement offline
4 service P3 delivery offline
5 injury-or-danger P1 safety holding'
  run -0 jq -r 'select(.id < "4").reply.text' out
  assert_line --index 0 --partial 'sorry for your loss'
  assert_line --index 1 --partial 'emergency number'
  assert_line --index 2 --partial 'condoléances'
  refute_output --regexp 'product|produit|Next update'
}

@test "times are told in the plan's zone, with its offset; a team's contact in the post's language" {
  printf '%s\n' '{"id":"1","platform":"reddit","lang":"en","text":"do you sell the filter separately?"}' \
    '{"id":"2","platform":"reddit","lang":"es","text":"Mi paquete no ha llegado y nadie contesta"}' \
    '{"id":"3","platform":"reddit","lang":"de","text":"Eure Tasse hat meine Hand verbrannt, ich war im Krankenhaus"}' >feed
  for zone in Europe/Berlin Asia/Kolkata America/St_Johns UTC; do
    rm -f plan.yaml
    crisis-plan init --brand Bolt --zone "$zone" --mail crisis@bolt.example plan.yaml
    crisis-score feed | crisis-route --plan plan.yaml | crisis-reply --plan plan.yaml --now 2026-11-22T22:40:00Z >"out${zone/*\//}"
  done
  run -0 jq -r 'select(.id == "1").reply.text' outBerlin outKolkata outSt_Johns outUTC
  assert_line --index 0 --partial 'by Tuesday, 09:00 UTC+1.'
  assert_line --index 1 --partial 'by Tuesday, 09:00 UTC+5:30.'
  assert_line --index 2 --partial 'by Tuesday, 09:00 UTC-3:30.'
  assert_line --index 3 --partial 'by Tuesday, 09:00 UTC.'
  run -0 jq -r 'select(.id != "1").reply.text' outBerlin
  assert_line --index 0 --partial 'mensaje privado a esta cuenta'
  assert_line --index 1 --partial '00:00 UTC+1'
  refute_output --partial 'private message'
}
