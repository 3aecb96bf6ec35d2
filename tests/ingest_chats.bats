#!/usr/bin/env bats
# Chats, forums and care desks: what real exports hold, and what the sources do to them. The
# shapes by themselves are golden cases (tests/cases/ingest).

load helper
load export

# reads TEXT ARGUMENT...: standard input's posts in posts, complaints apart.
reads() {
	printf '%b' "$1" | crisis-ingest "${@:2}" >posts 2>complaints
}

@test "DiscordChatExporter: five messages, one of them twice" {
	holds discord_dce/SV_5A_5M.json 5
	assert_equal "$(sed -n 5p posts | jq .likes)" 5
}

@test "Telegram Desktop: six messages, two of the service" {
	holds telegram_export/DM_2A_7M.json 6
	says '2 events in which nobody wrote anything left out'
}

@test "Telegram's dates without a zone are of the zone that is given" {
	needs_shared payloads/telegram_export
	crisis-ingest --tz Europe/Berlin "$SHARED/payloads/telegram_export/DM_2A_7M.json" >posts
	assert_equal "$(jq -r .created_at posts | head -n 3 | paste -sd' ')" \
		'2019-07-12T14:55:32Z 2022-03-08T12:07:42Z 2022-05-09T22:23:53Z'
}

@test "Telegram's Bot API: three messages of two chats" {
	holds telegram_botapi/getUpdates.json 3
}

@test "Slack export: people and bots, joins left out, users named" {
	holds slack_export/enrique__2016-01-15.json 6
	holds slack_export/enrique__2016-02-07.json 20
	holds slack_export/traveling-sailor__2016-01-16.json 0
	says '5 events in which nobody wrote anything left out'
	holds slack_export/users.json 0
	says 'holds user accounts (4 records)'
	holds slack_export/channels.json 0
	says 'holds channels or topics (2 records)'
	crisis-ingest -u "$SHARED/payloads/slack_export/users.json" -s enrique \
		"$SHARED/payloads/slack_export/enrique__2016-02-07.json" >posts
}

@test "Mattermost: five posts in their order" {
	holds mattermost/posts.json 5
}

@test "Discourse: a topic of two posts" {
	holds discourse/topic_1149.json 2
	assert_equal "$(sed -n 2p posts | jq -c '[.id, .kind, .created_at, .edited_at, .title, .in_reply_to]')" \
		'["19133","comment","2016-01-31T20:37:09Z","2016-02-01T15:02:01Z",null,null]'
}

@test "Zendesk: tickets, an audit, a comment" {
	holds zendesk/tickets_page.json 100
	says 'a next page is named and was not given'
	holds zendesk/ticket_audits.json 1
	holds zendesk/comment_spec.json 1
}

@test "Intercom and Chatwoot: staff and customers" {
	holds intercom/conversation.json 2
	holds chatwoot/message_created.json 1
}

@test "WhatsApp: five messages, one of them media" {
	holds whatsapp_txt/2A_5M.txt 5
	assert_equal "$(jq -c '[.created_at, .author_name, .text, .media]' posts)" \
		'["2021-01-01T12:00:00Z","A","Hi",null]
["2021-01-01T12:01:00Z","B","Whats up?",null]
["2021-01-01T12:02:00Z","A","All good",null]
["2021-01-01T12:03:00Z","B","",["media:"]]
["2021-01-01T12:02:00Z","A","This message should be reordered",null]'
	run cat complaints
	refute_output
	run crisis-ingest --explain "$SHARED/payloads/whatsapp_txt/2A_5M.txt"
	assert_output --partial 'whatsapp (lines that begin with a date, a time and a name), 5 posts'
}

@test "WhatsApp's dates are told in the forms of many languages" {
	while IFS='|' read -r line wanted; do
		reads "$line"
		assert_equal "$(jq -r '.created_at + " " + .author_name + " " + .text' posts)" "$wanted"
	done <<-'END'
		12/9/20, 23:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		12/9/20, 11:55\u202fPM - Ana: hi|2020-12-09T23:55:00Z Ana hi
		9/12/20, 12:55 am - Ana: hi|2020-12-09T00:55:00Z Ana hi
		[09/12/2020, 23:55:01] Ana: hi|2020-12-09T23:55:01Z Ana hi
		\u200e[09.12.20, 23:55:01] Ana: hi|2020-12-09T23:55:01Z Ana hi
		09.12.20, 23:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		9/12/20 11:55 p. m. - Ana: hi|2020-12-09T23:55:00Z Ana hi
		09/12/2020 à 23:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		09-12-20 23:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		2020-12-09, 23:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		[9.12.2020 klo 23.55.01] Ana: hi|2020-12-09T23:55:01Z Ana hi
		2020/12/9 下午11:55 - Ana: hi|2020-12-09T23:55:00Z Ana hi
		2020년 12월 9일 오후 11:55, Ana : hi|2020-12-09T23:55:00Z Ana hi
		٩\u200f/١٢\u200f/٢٠٢٠، ١١:٥٥ م - Ana: hi|2020-12-09T23:55:00Z Ana hi
		9/12/12 23:55:05: Ana: hi|2012-12-09T23:55:05Z Ana hi
	END
}

@test "WhatsApp: the order of day and month is told by the chat, by the user, or guessed aloud" {
	reads '3/4/20, 9:00 - Ana: x\n13/4/20, 9:00 - Ana: y\n'
	assert_equal "$(jq -r .created_at posts | paste -sd' ')" '2020-04-03T09:00:00Z 2020-04-13T09:00:00Z'
	run cat complaints
	refute_output
	reads '3/4/20, 9:00 - Ana: x\n' --date-order dmy
	assert_equal "$(jq -r .created_at posts)" 2020-04-03T09:00:00Z
	reads '3/4/20, 9:00 - Ana: x\n'
	assert_equal "$(jq -r .created_at posts)" 2020-03-04T09:00:00Z
	says '1 date may have day and month the wrong way round: see --date-order'
}

@test "WhatsApp: a message comes out when the next begins, live" {
	(
		printf '12/13/20, 9:00 - Ana: one\nmore\n12/13/20, 9:01 - Ana: two\n'
		sleep 5
	) | crisis-ingest | {
		SECONDS=0
		read -r post
		[ "$SECONDS" -lt 3 ]
		[[ $post == *'"text":"one\nmore"'* ]]
	}
}

@test "WhatsApp: a message beyond the limit is cut there, and said" {
	run bash -c "printf '12/13/20, 9:00 - Ana: one\n%040d\n%040d\n12/13/20, 9:01 - Ana: two\n' 1 2 |
		crisis-ingest --max-record 60"
	assert_failure 1
	assert_line --partial 'a message longer than 60 bytes'
	assert_line --partial '"text":"two"'
}

@test "a list of numbers is no chat" {
	run bash -c "printf '[12, 9, 20]' | crisis-ingest --explain"
	refute_output --partial whatsapp
}

@test "deletions in chats are counted, or written with --tombstones" {
	local gone='{"type":"message","subtype":"message_deleted","ts":"1795338021.000000","deleted_ts":"1795338012.000000"}'
	reads "$gone"
	says '1 deletion left out'
	reads "$gone" --tombstones
	assert_equal "$(jq -c '[.id, .kind, .platform]' posts)" '["1795338012.000000","delete","slack"]'
	reads '{"posts":{"p":{"id":"p","create_at":1795338000000,"delete_at":1795338001000,"user_id":"u","message":"x"}},"order":["p"]}' --tombstones
	assert_equal "$(jq -c '[.id, .kind, .platform]' posts)" '["p","delete","mattermost"]'
}

@test "only Messenger's download is decoded byte by byte" {
	reads '{"messages":[{"sender_name":"A","timestamp_ms":1795338000000,"content":"caf\\u00c3\\u00a9"}]}'
	assert_equal "$(jq -r .text posts)" 'café'
	reads '{"id":"1","type":"message","date":"2026-11-22T10:00:00","from":"A","from_id":"u","text":"caf\\u00c3\\u00a9"}'
	assert_equal "$(jq -r .text posts)" 'cafÃ©'
}

@test "a list that is empty says so, and a complaint fails" {
	for page in '{"ok":true,"result":[]}' '{"ok":true,"messages":[],"has_more":false}' \
		'{"messages":[],"success":true,"total":0}' '{"order":[],"posts":{}}' \
		'{"post_stream":{"posts":[],"stream":[]},"id":1}' \
		'{"tickets":[],"next_page":null,"count":0}' \
		'{"type":"conversation.list","conversations":[]}' '{"meta":{},"payload":[]}' \
		'{"guild":{"id":"1"},"channel":{"id":"2"},"messages":[]}' \
		'{"name":"a","type":"private_group","id":1,"messages":[]}'; do
		run bash -c "echo '$page' | crisis-ingest"
		assert_success
		assert_output --partial 'an answer without a post'
	done
	for page in '{"ok":false,"error":"not_in_channel"}' \
		'{"ok":false,"error_code":401,"description":"not_in_channel"}' \
		'{"id":"x.app_error","message":"not_in_channel","status_code":403}' \
		'{"error":"RecordNotFound","description":"not_in_channel"}'; do
		run bash -c "echo '$page' | crisis-ingest"
		assert_failure 1
		assert_output --partial "a service's complaint: not_in_channel"
	done
}
