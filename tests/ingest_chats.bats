#!/usr/bin/env bats
# Chats, forums and care desks: what real exports hold, and what the sources do to them. The
# shapes by themselves are golden cases (tests/cases/ingest).

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# holds FILE NUMBER: so many posts, no complaint that fails, and their lines in posts.
holds() {
	needs_shared "payloads/$1"
	crisis-ingest "$SHARED/payloads/$1" >posts 2>complaints || fail "$(cat complaints)"
	assert_equal "$(wc -l <posts)" "$2"
}

# is N JSON: the Nth post, sorted keys.
is() {
	assert_equal "$(sed -n "$1p" posts | jq -cS 'del(.v)')" "$2"
}

says() {
	run cat complaints
	assert_output --partial "$1"
}

# reads TEXT ARGUMENT...: standard input's posts in posts, complaints apart.
reads() {
	printf '%b' "$1" | crisis-ingest "${@:2}" >posts 2>complaints
}

@test "DiscordChatExporter: five messages, one of them twice" {
	holds discord_dce/SV_5A_5M.json 5
	is 1 '{"author_bot":false,"author_handle":"Deleted User","author_id":"555555555555555555","author_name":"Deleted User","conversation_id":"253601524398293010","created_at":"2018-05-20T16:09:44Z","edited_at":"2018-05-20T16:09:56Z","id":"459136077417021488","kind":"message","likes":0,"platform":"discord","source":"general-chiptune","text":"This message has been edited and written by a deleted user.","url":"https://discord.com/channels/253601524398293010/253601524398293010/459136077417021488"}'
	is 4 '{"author_bot":false,"author_handle":"mlomb","author_id":"111111111111111111","author_name":"mlomb","conversation_id":"253601524398293010","created_at":"2018-05-20T16:09:51Z","id":"447793085255123005","kind":"message","likes":0,"media":["https://cdn.discordapp.com/attachments/123/123/unknown.png","https://discord.com/stickers/809207919115239525.png"],"platform":"discord","source":"general-chiptune","text":"This message has attachments and stickers.","url":"https://discord.com/channels/253601524398293010/253601524398293010/447793085255123005"}'
	assert_equal "$(sed -n 5p posts | jq .likes)" 5
}

@test "Telegram Desktop: six messages, two of the service" {
	holds telegram_export/DM_2A_7M.json 6
	is 1 '{"author_id":"user700000000","author_name":"Bob","conversation_id":"700000000","created_at":"2019-07-12T16:55:32Z","id":"3644","kind":"message","links":["https://google.com"],"platform":"telegram","source":"Bob","text":"https://google.com 👀"}'
	is 3 '{"author_id":"user700000000","author_name":"Bob","conversation_id":"700000000","created_at":"2022-05-09T22:23:53Z","id":"3662","kind":"message","platform":"telegram","source":"Bob","text":"world?"}'
	is 5 '{"author_id":"user300000000","author_name":"Alice","conversation_id":"700000000","created_at":"2022-06-10T22:06:38Z","id":"3672","kind":"message","media":["image:"],"platform":"telegram","source":"Bob","text":""}'
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
	is 1 '{"author_handle":"sdd","author_id":"8","author_name":"Santi","conversation_id":"-1","created_at":"2016-06-30T12:22:05Z","id":"31","kind":"message","platform":"telegram","source":"Testing Telegram Bots","text":"Testing, testing"}'
	is 3 '{"author_handle":"alvaro","author_id":"2","author_name":"Alvaro","conversation_id":"-1","created_at":"2016-06-30T12:22:51Z","id":"33","kind":"message","platform":"telegram","source":"Testing Telegram Bots","text":"Hi, this is Alvaro!"}'
}

@test "Slack export: people and bots, joins left out, users named" {
	holds slack_export/enrique__2016-01-15.json 6
	is 2 '{"author_id":"U0BMQB6JE","created_at":"2016-01-15T08:18:44Z","id":"1452845924.000009","kind":"message","platform":"slack","text":"Nope. Just \"install\" the executor."}'
	is 4 "{\"author_id\":\"U0BMQB6JE\",\"created_at\":\"2016-01-15T08:20:25Z\",\"id\":\"1452846025.000011\",\"kind\":\"message\",\"links\":[\"https://github.com/hfaran/progressive/blob/master/setup.py\"],\"platform\":\"slack\",\"text\":\"Here's an example: https://github.com/hfaran/progressive/blob/master/setup.py\"}"
	holds slack_export/enrique__2016-02-07.json 20
	is 3 '{"author_bot":true,"author_id":"B0JL6RASU","created_at":"2016-02-08T00:46:34Z","id":"1454892394.000004","kind":"message","links":["https://github.com/mesos-magellan/enrique/commit/ed1acbe9837b5ddf91e93606b604df3c2b4e128f"],"platform":"slack","text":"[enrique:master] 1 new commit by Anthony Bilinski:\ned1acbe: executor with simulated annealing rough draft - Anthony Bilinski"}'
	holds slack_export/traveling-sailor__2016-01-16.json 0
	says '5 events in which nobody wrote anything left out'
	holds slack_export/users.json 0
	says 'holds user accounts (4 records)'
	holds slack_export/channels.json 0
	says 'holds channels or topics (2 records)'
	crisis-ingest -u "$SHARED/payloads/slack_export/users.json" -s enrique \
		"$SHARED/payloads/slack_export/enrique__2016-02-07.json" >posts
	is 1 '{"author_bot":false,"author_handle":"hamza","author_id":"U0BMQB6JE","author_name":"Hamza Faran","created_at":"2016-02-07T22:42:07Z","id":"1454884927.000002","kind":"message","links":["https://bitbucket.org/hfaran/security_a2/src/7c019470cf14fd2d14fab276c0a6e4313d393a12/Q2_sima.py?fileviewer=file-view-default"],"mentions":["abilinski"],"platform":"slack","source":"enrique","text":"@abilinski: https://bitbucket.org/hfaran/security_a2/src/7c019470cf14fd2d14fab276c0a6e4313d393a12/Q2_sima.py?fileviewer=file-view-default"}'
}

@test "Mattermost: five posts in their order" {
	holds mattermost/posts.json 5
	is 1 '{"author_id":"8tbwn7uikpdy3gpse6fgiie5co","conversation_id":"pot46s7kjif7xx6x91ua7m4d7y","created_at":"2018-04-12T15:27:26Z","id":"59io5i1f5bbetxtj6mbm67fouw","in_reply_to":"pot46s7kjif7xx6x91ua7m4d7y","kind":"message","platform":"mattermost","source":"cf6axeehstft9eq4nq5uk5jqby","text":"El Madrid también en semis"}'
	is 2 '{"author_id":"haqnaxe4cpn4jfsx3w7x3y96ea","conversation_id":"pot46s7kjif7xx6x91ua7m4d7y","created_at":"2018-04-12T09:43:49Z","id":"pot46s7kjif7xx6x91ua7m4d7y","kind":"message","platform":"mattermost","source":"cf6axeehstft9eq4nq5uk5jqby","text":"ya ves! en semis!"}'
}

@test "Discourse: a topic of two posts" {
	holds discourse/topic_1149.json 2
	is 1 '{"author_handle":"gorhill","author_id":"2544","author_name":"Raymond Hill","author_staff":false,"conversation_id":"1149","created_at":"2016-01-26T20:07:49Z","id":"18952","kind":"post","likes":6,"links":["https://addons.mozilla.org/en-US/firefox/addon/ublock-origin/","https://addons.mozilla.org/en-US/firefox/addon/ublock-origin/"],"platform":"discourse","replies":0,"text":"This is the new support and feedback thread for uBlock Origin\naddons.mozilla.org\nuBlock Origin\nFinally, an efficient blocker. Easy on CPU and memory.","title":"[Support] uBlock Origin","views":109}'
	assert_equal "$(sed -n 2p posts | jq -c '[.id, .kind, .created_at, .edited_at, .title, .in_reply_to]')" \
		'["19133","comment","2016-01-31T20:37:09Z","2016-02-01T15:02:01Z",null,null]'
}

@test "Zendesk: tickets, an audit, a comment" {
	holds zendesk/tickets_page.json 100
	is 2 '{"author_id":"6130941916570","conversation_id":"2","created_at":"2023-09-10T00:16:50Z","id":"2","kind":"ticket","platform":"zendesk","source":"web","text":"This is great","title":"wow this is great","url":"https://z3n-jteitelbaum.zendesk.com/agent/tickets/2"}'
	assert_equal "$(sed -n 1p posts | jq -c '[.title, .author_id, .tags]')" \
		'["Sample ticket: Meet the ticket","6130869168922",["sample","support","zendesk"]]'
	says 'a next page is named and was not given'
	holds zendesk/ticket_audits.json 1
	is 1 '{"author_id":"6130869168922","author_staff":false,"conversation_id":"1","created_at":"2023-09-09T23:52:05Z","id":"6130852545306","kind":"comment","platform":"zendesk","source":"sample_ticket","text":"Hi there,\n\nI’m sending an email because I’m having a problem setting up your new product. Can you help me troubleshoot?\n\nThanks,\n The Customer"}'
	holds zendesk/comment_spec.json 1
	is 1 '{"author_id":"123123","created_at":"2009-07-20T22:55:29Z","id":"1274","kind":"comment","media":["https://company.zendesk.com/attachments/crash.log"],"platform":"zendesk","text":"Thanks for your help!"}'
}

@test "Intercom and Chatwoot: staff and customers" {
	holds intercom/conversation.json 2
	is 1 '{"author_id":"25","author_staff":true,"conversation_id":"147","created_at":"2014-05-23T13:16:13Z","id":"537e564f316c33104c010020","kind":"message","media":["http://someurl.com/signature.jpg"],"platform":"intercom","text":"Hi Alice,\nWe noticed you using our Product, do you have any questions?\n- Jane","url":"https://app.intercom.io/a/apps/a3q03viv/inbox/all/conversations/147"}'
	is 2 "{\"author_id\":\"536e564f316c83104c000020\",\"author_staff\":false,\"conversation_id\":\"147\",\"created_at\":\"2014-05-23T15:04:54Z\",\"id\":\"4412\",\"kind\":\"message\",\"platform\":\"intercom\",\"text\":\"Hi Jane, it's all great thanks!\",\"url\":\"https://app.intercom.io/a/apps/a3q03viv/inbox/all/conversations/147\"}"
	holds chatwoot/message_created.json 1
	is 1 '{"author_id":"1","author_name":"Agent","author_staff":false,"conversation_id":"1","created_at":"2020-03-03T13:05:57Z","id":"1","kind":"message","platform":"chatwoot","text":"Hi"}'
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
