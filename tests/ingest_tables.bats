#!/usr/bin/env bats
# Tables: how they are laid out, what spreadsheets do to them, and what real ones hold. The
# headers of known tools are golden cases (tests/cases/ingest/csv-*).

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# texts [ARG...]: the texts of the posts, one JSON string a line.
texts() {
	crisis-ingest "$@" 2>complaints | jq -c .text
}

@test "published CSV: every cell of every file" {
	needs_shared conformance/csv
	local csv json column first failed=0
	for csv in "$SHARED"/conformance/csv/csvs/*.csv; do
		json=${csv/csvs/json}
		json=${json%.csv}.json
		first=$(jq -r '[.] | flatten | .[0] | keys_unsorted[0]' "$json")
		while IFS= read -r column; do
			# In the published pair the two telephone numbers differ.
			[ "$column" != 'Contact Phone Number' ] || continue
			crisis-ingest -f csv -m "text=$column" -m "id=$first" -m platform==t "$csv" \
				2>complaints | jq -c .text >got
			jq -c --arg c "$column" '[.] | flatten | .[] | .[$c] | gsub("\r\n"; "\n")' "$json" >wanted
			diff wanted got || { echo "$csv: $column"; cat complaints; failed=1; }
		done < <(jq -r '[.] | flatten | .[0] | keys_unsorted[]' "$json")
	done
	return $failed
}

@test "separators, line ends, quotes, byte order mark" {
	local wanted
	wanted=$(printf '"a; b"\n"c\\n\\"d\\""\n')
	for table in 'text,date\n"a; b",2026-11-22\n"c\n""d""",\n' \
		'\xEF\xBB\xBFtext;date\r\n"a; b";2026-11-22\r\n"c\r\n""d""";\r\n' \
		'text\tdate\n"a; b"\t2026-11-22\n"c\n""d"""\t' \
		'text,date\r"a; b",2026-11-22\r"c\n""d""",\r' \
		'text|date\n\n"a; b"|2026-11-22\n"c\n""d"""\n\n'; do
		printf "$table" >table
		assert_equal "$(texts table)" "$wanted"
		[ ! -s complaints ] || fail "$(cat complaints)"
	done
}

@test "the separator is the one that all lines have alike" {
	printf 'Text;Date\nnow, well, who, what, why;2026-11-22\nyes;2026-11-22\nno, no;2026-11-22\n' >table
	run -0 texts table
	assert_line '"now, well, who, what, why"'
}

@test "Google Play console: UTF-16 with its mark, the answer, the id in the address" {
	cat >console <<-'END'
		Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link
		com.acme,77,8.1,pt_BR,star2,2026-11-21T10:00:00Z,1795255200000,2026-11-21T10:01:00Z,1795255260000,1,,"Não abre 😡
		nada",2026-11-21T12:00:00Z,1795262400000,Desculpe!,http://play.google.com/console/developers/app/reviews?reviewId=gp%3AAOqp1&corpus=PUBLIC_REVIEWS
		com.acme,77,8.1,de,star2,2026-11-21T10:00:00Z,1795255200000,2026-11-21T10:00:00Z,1795255200000,5,,,,,,
	END
	cat >wanted <<-'END'
		{"v":1,"id":"gp:AOqp1","platform":"googleplay","kind":"review","op":"update","url":"http://play.google.com/console/developers/app/reviews?reviewId=gp%3AAOqp1&corpus=PUBLIC_REVIEWS","created_at":"2026-11-21T10:00:00Z","edited_at":"2026-11-21T10:01:00Z","text":"Não abre 😡\nnada","lang":"pt-BR","rating":1,"rating_max":5,"source":"com.acme"}
		{"v":1,"id":"gp:AOqp1/answer","id_made":true,"platform":"googleplay","kind":"comment","created_at":"2026-11-21T12:00:00Z","text":"Desculpe!","author_staff":true,"in_reply_to":"gp:AOqp1"}
	END
	for encoding in UTF-16LE UTF-16BE; do
		{ printf '\uFEFF'; cat console; } | iconv -f utf-8 -t $encoding >wide
		crisis-ingest wide >got
		diff wanted <(head -n 2 got)
		jq -e 'select(.id_made and .rating == 5) | .text == "" and .lang == "de"' got
		while IFS= read -r byte; do
			printf "\\x$byte"
		done < <(od -An -v -tx1 -w1 wide | tr -d ' ') | crisis-ingest | diff got -
	done
}

@test "a preamble may hold a header's words; the header has more of them" {
	printf 'Report,Acme\nMessage,\nText,all\nFrom,2026-11-01\n\nDate,Kind,Message\n2026-11-22,post,hm\n' >table
	run -0 crisis-ingest table
	assert_line --partial '"text":"hm"'
	assert_line --partial '4 lines before the header left out'
	assert_equal "${#lines[@]}" 2
}

@test "a cell that is named like a column makes no header" {
	printf 'When,Sort,Inh\n2026-11-22,post,hello\n2026-11-22,comment,hi\n' >table
	run -2 crisis-ingest table
	assert_output --partial 'its number with -m text=N'
}

@test "columns by number, with a header that nobody knows and without one" {
	printf 'who;said;when\nAna;it broke;22.11.2026 10:00\n' >table
	run -0 crisis-ingest -m text=2 -m author_name=1 -m created_at=3 table
	assert_line --partial '"created_at":"2026-11-22T10:00:00Z","text":"it broke","author_name":"Ana"'
	assert_equal "${#lines[@]}" 1
	printf '0,Ana,it broke\n1,Bo,again\n' >table
	run -0 crisis-ingest -m text=3 -m author_name=2 table
	assert_equal "${#lines[@]}" 2
	assert_line --partial '"text":"it broke","author_name":"Ana"'
	printf 'author,text\nAna,hm\n' >table
	run -0 crisis-ingest -m text=2 table
	assert_equal "${#lines[@]}" 1
	assert_line --partial '"text":"hm","author_handle":"Ana"'
}

@test "without a header: a guess where there is little doubt, and it is said" {
	printf '%s\n' '4,2026-11-20,billing,They charged me twice and nobody answers' \
		'2,2026-11-21,app,The app does not open since the update' \
		'0,2026-11-22,app,"It opens, but it does nothing at all"' >table
	run -0 crisis-ingest table
	assert_line --partial 'there is no header; text and date are guessed'
	assert_line --partial '"created_at":"2026-11-22T00:00:00Z","text":"It opens, but it does nothing at all"'
	assert_equal "${#lines[@]}" 4
	printf 'prose, that is\nno table, at all, but has commas\nand three lines of it\n' >table
	run -2 crisis-ingest table
}

@test "ragged rows: what is missing is empty, what is too much is said" {
	printf 'id,text,date\n1,short\n2,well, then,2026-11-22\n3,trailing,2026-11-22,,\n' >table
	run -0 crisis-ingest table
	assert_line --partial '"id":"1","platform":"csv","kind":"post","text":"short"}'
	assert_line --partial '"id":"2","platform":"csv","kind":"post","text":"well"}'
	assert_line --partial '1 row has more fields than the header'
	assert_equal "${#lines[@]}" 4
}

@test "totals, empty rows and lines below the table are no posts and no faults" {
	printf 'Date,Author,Text\n2026-11-22,ana,hm\n,,\nTotal,1,\nExported by Acme\n' >table
	run -0 crisis-ingest table
	assert_line --partial '3 rows that are no posts'
	assert_equal "${#lines[@]}" 2
}

@test "what spreadsheets and pandas do to cells" {
	cat >table <<-'END'
		id,created_at,text,url,likes,parent_id,author_id
		="1991000000000000001",46347.4375,'@acme no,"=HYPERLINK(""https://a.example/1"",""open"")","1,234",1990.0,7.0
		'1991000000000000002,46347,"=HYPERLINK(""https://a.example"",""say """"hi"""""")",NaN,,None,1.2E+17
	END
	run -0 crisis-ingest table
	assert_line '{"v":1,"id":"1991000000000000001","platform":"csv","kind":"comment","url":"https://a.example/1","created_at":"2026-11-21T10:30:00Z","text":"@acme no","author_id":"7","in_reply_to":"1990","likes":1234}'
	assert_line '{"v":1,"id":"1991000000000000002","platform":"csv","kind":"post","created_at":"2026-11-21T00:00:00Z","text":"say \"hi\""}'
	assert_line --partial '1 id was rounded'
}

@test "networks and kinds in the words of tools" {
	cat >table <<-'END'
		text,network,type
		1,Twitter,Twitter Retweet
		2,X,reply
		3,X (formerly Twitter),Tweet
		4,facebook_public,FB Comment
		5,www.reddit.com,reblog
		6,X-Files Weekly,News
		7,Google Play,Rating
		8,,Direct Message
	END
	run -0 bash -c 'crisis-ingest table | jq -r "[.text, .platform, .kind, .source] | @tsv"'
	assert_line --index 0 $'1\tx\trepost\t'
	assert_line --index 1 $'2\tx\tcomment\t'
	assert_line --index 2 $'3\tx\tpost\t'
	assert_line --index 3 $'4\tfacebook\tcomment\t'
	assert_line --index 4 $'5\treddit\trepost\t'
	assert_line --index 5 $'6\tcsv\tarticle\tX-Files Weekly'
	assert_line --index 6 $'7\tgoogleplay\treview\t'
	assert_line --index 7 $'8\tcsv\tmessage\t'
}

@test "real tables: airline tweets and Meltwater's columns" {
	needs_shared payloads/csv
	crisis-ingest "$SHARED/payloads/csv/airline_tweets.csv" >posts 2>complaints
	assert_equal "$(wc -l <posts)" 300
	run cat complaints
	assert_output --partial 'ids were rounded by a spreadsheet'
	assert_equal "$(jq -r .id posts | sort -u | wc -l)" 300
}
