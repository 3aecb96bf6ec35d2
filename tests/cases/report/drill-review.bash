#!/bin/bash
# Makes the input of the review cases anew, on standard output: a recall, rehearsed. Posts come hour by
# hour; people, played by a few rules, acknowledge, draft, answer and close as they might.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
export CRISIS_LEDGER=$work/ledger.db CRISIS_BY=ana
start=2026-11-02T00:00:00Z
later() { date -u -d "$1 +$2 minutes" +%FT%TZ; }

crisis-drill make recall --seed 1 --size 240 --start $start >"$work/feed"
crisis-score "$work/feed" | crisis-detect --pass --window 1h --least 2 --now 2026-11-26T00:00:00Z >"$work/scored"
grep -v '"text":' "$work/scored" >"$work/alerts"
grep "\"text\":" "$work/scored" | jq -c "select(.created_at >= \"2026-11-16\")" >"$work/posts"

# do TIME VERB ARGUMENT ...
do_it() {
	local now=$1
	shift
	crisis-case "$@" --now "$now" >/dev/null 2>&1 || true
}

say="We are sorry. Please stop using it and keep it; we check the batch and tell you more soon."
answer() { # NUMBER TIME TEXT [OPTION ...]
	local number=$1 now=$2 text=$3
	shift 3
	do_it "$now" draft "$number" --text "$say"
	do_it "$now" approve "$number" --by cleo --role "crisis lead" --text "$text"
	do_it "$now" approve "$number" --by dora --role legal --text "$text"
	do_it "$now" answer "$number" --text "$text" --link https://acme.example/news "$@"
}

# What is done for a case that is new: by its number's last digit, so that all happens.
work_on() { # NUMBER SEVERITY TIME
	local number=$1 severity=$2 now=$3 n=$((10#${1##*-}))
	case $severity-$((n % 6)) in
	high-0 | critical-0) ;;
	high-* | critical-*)
		do_it "$(later "$now" $((4 + n % 5 * 6)))" acknowledge "$number"
		do_it "$(later "$now" 30)" fact "product and batch=batch 0814" "$number"
		if [ $((n % 4)) = 1 ]; then
			answer "$number" "$(later "$now" $((25 + n % 4 * 25)))" "$say Call us." --next-update 60m
		else
			answer "$number" "$(later "$now" $((25 + n % 4 * 25)))" "$say"
		fi
		[ $((n % 3)) != 0 ] || do_it "$(later "$now" 120)" answer "$number" --text "$say More at six."
		[ $((n % 2)) != 0 ] || do_it "$(later "$now" 900)" resolve "$number" ;;
	*-0) do_it "$(later "$now" 200)" watch "$number" --note "nothing is asked for" ;;
	*-1 | *-2)
		do_it "$(later "$now" $((20 + n % 7 * 30)))" acknowledge "$number"
		answer "$number" "$(later "$now" $((180 + n % 5 * 90)))" "$say"
		do_it "$(later "$now" 1500)" resolve "$number"
		do_it "$(later "$now" 1600)" rate $((1 + n % 5)) "$number"
		[ $((n % 3)) = 0 ] || do_it "$(later "$now" 2000)" follow-up --done "$number" ;;
	*-3) do_it "$(later "$now" 300)" acknowledge "$number" ;;
	esac
}

seen=
while read -r hour; do
	now=${hour}:59:59Z
	grep "\"created_at\":\"$hour" "$work/posts" | crisis-route --now "$now" |
		crisis-case sync --now "$now" | crisis-reply --now "$now" >>"$work/synced"
	while read -r number severity state; do
		[[ $seen != *" $number "* ]] || continue
		seen+=" $number "
		if [ "$state" = watched ]; then
			[ $((10#${number##*-} % 9)) = 0 ] || continue
			do_it "$(later "$now" 40)" reopen "$number" --note "a customer's own case after all"
			do_it "$(later "$now" 60)" acknowledge "$number"
			answer "$number" "$(later "$now" 90)" "$say"
		else
			work_on "$number" "$severity" "$now"
		fi
	done < <(crisis-case list --drill | jq -r '[.number, .severity, .state] | @tsv')
done < <(jq -r '.created_at[:13]' "$work/posts" | sort -u)

crisis_began=$(jq -r 'select(.level == "alert" or .level == "crisis") | .at' "$work/alerts" | sort | head -1)
do_it "$(later "$crisis_began" 20)" gate hold --note "a recall may come" --until 3d
do_it "$(later "$crisis_began" 2000)" gate go

short='del(.author_url, .url, .truth, .tags, .source, .links, .mentions, .media, .likes, .reposts, .replies, .views, .quotes, .author_name, .author_id,
	.score.p, .score.why, .score.emotion, .score.factors, .score.sure, .score.lang, .score.complaint, .score.offensive, .score.irony, .score.request, .score.sentiment, .score.reach, .score.stance, .lang,
	.route.targets, .route.evidence, .route.escalate, .route.posture, .route.bolster, .route.group, .route.notify, .route.checklist, .route.resolve_by, .route.acknowledge_expires,
	.reply.slots, .reply.text, .reply.warnings, .reply.findings, .reply.limit, .reply.length, .reply.variant, .reply.template, .reply.remedy, .reply.approval, .reply.posture,
	.case.posted_at, .case.opened_at, .case.due, .case.missing, .case.team, .case.platform, .case.topic, .case.stance, .case.severity, .case.priority, .case.reason, .case.posts, .case.drill,
	.id_made, .author_followers, .rating_max, .reply.lang, .reply.channel, .reply.drill, .route.priority, .route.severity, .route.stance)'
jq -c "$short | .text |= .[:40] | del(.kind, .route.team, .score.urgency) | if .reply.blocked then del(.reply) else . end" "$work/synced"
cat "$work/alerts"
{ crisis-case due --drill --now 2026-11-26T00:00:00Z || true; } | head -n 10
crisis-case list --drill | jq -c "select(.state != \"watched\") | del(.posted_at, .priority, .stance, .missing, .opened_at, .platform)"
crisis-case export | grep '"type":"event"' |
	jq -c 'del(.hash, .sealed, .entered, .private.id, .private.url, .private.author_id, .private.author_handle, .private.author_name, .private.created_at, .private.link, .body.escalate, .body.checklist, .body.platform, .body.stance, .body.priority, .body.expires) | if .verb == "approve" then del(.private) | .body = {} elif (.verb | IN("open", "post", "edit", "reroute", "draft", "approve")) then del(.private) else . end | if .body.sha256 then .body.sha256 |= .[:16] else . end'
