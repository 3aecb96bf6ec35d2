#!/usr/bin/env bats
# crisis-ingest on what is open: ActivityPub, Jetstream, feeds, mail. The shapes are golden cases
# (tests/cases/ingest, tests/cases/mail); here are real samples, by what is in them, and what
# files cannot show.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

needs_mail() {
	printf 'From: a@b.example\nSubject: s\n\nx\n' | crisis-ingest >/dev/null 2>&1 ||
		skip 'built without mail support'
}

# fields FILE: id, created_at, author, in_reply_to and url of each post, a line each.
fields() {
	crisis-ingest "$SHARED/payloads/$1" 2>/dev/null |
		jq -r '[.id, .created_at, .author_id // .author_name, .in_reply_to, .url]
			| map(. // "-") | join(" ")'
}

@test "real samples: ActivityPub" {
	needs_shared payloads/activitypub
	run fields activitypub/mastodon__activities__create_note.json
	assert_output 'https://mastodon.madrid/users/felix/statuses/107224289116410645 2021-11-05T11:46:50Z https://mastodon.madrid/users/felix https://mamot.fr/users/retiolus/statuses/107224244380204526 https://mastodon.madrid/@felix/107224289116410645'
	run fields activitypub/peertube__objects__note.json
	assert_output 'https://video.antopie.org/videos/watch/4294a720-f263-4ea4-9392-cf9cea4d5277/comments/200873 2022-04-29T07:52:32Z https://video.antopie.org/accounts/yoge6785555 https://bae.st/objects/87c1cbf5-542a-491d-af57-0414c8648381 https://video.antopie.org/videos/watch/4294a720-f263-4ea4-9392-cf9cea4d5277/comments/200873'
	run fields activitypub/lemmy__collections__group_outbox.json
	assert_line --index 0 'https://ds9.lemmy.ml/post/2328 2021-11-18T17:19:45Z https://ds9.lemmy.ml/u/nutomic - https://ds9.lemmy.ml/post/2328'
	assert_line --index 1 'https://ds9.lemmy.ml/post/2327 2021-11-18T17:19:05Z https://ds9.lemmy.ml/u/nutomic - https://ds9.lemmy.ml/post/2327'
	assert_equal "${#lines[@]}" 2
	run fields activitypub/lotide__objects__note.json
	assert_output 'https://narwhal.city/comments/3 2020-12-31T06:47:24Z https://narwhal.city/users/3 https://narwhal.city/posts/9 https://narwhal.city/comments/3'
	run fields activitypub/pleroma__objects__note.json
	assert_output --partial '2021-10-07T18:06:52Z https://queer.hacktivis.me/users/lanodan https://enterprise.lemmy.ml/post/55143'
}

@test "real samples: Jetstream" {
	needs_shared payloads/bluesky_jetstream
	run fields bluesky_jetstream/golden_v1.jsonl
	assert_output 'at://did:plc:q235v55g5unth4zjjdpacfdr/app.bsky.feed.post/3mmoojp4cd223 2026-05-25T14:23:28Z did:plc:q235v55g5unth4zjjdpacfdr at://did:plc:j76trmiofvaxxpvx2vnb2vwf/app.bsky.feed.post/3mmojbrjwbs26 https://bsky.app/profile/did:plc:q235v55g5unth4zjjdpacfdr/post/3mmoojp4cd223'
}

@test "real samples: feeds" {
	needs_shared payloads/feeds
	run fields feeds/TechCrunch.xml
	assert_equal "${#lines[@]}" 20
	assert_line --index 0 --partial 'http://techcrunch.com/?p=446154 2011-11-02T17:25:27Z '
	assert_line --index 0 --partial ' http://techcrunch.com/2011/11/02/angies-list-prices-ipo-at-11-to-13-per-share-valued-at-over-600m/'
	assert_line --index 1 --partial 'http://techcrunch.com/?p=446106 2011-11-02T16:46:31Z '
	run fields feeds/google_alerts_atom.xml
	assert_equal "${#lines[@]}" 20
	assert_line --index 1 'tag:google.com,2013:googlealerts/feed:13685523368333461374 2019-07-10T11:46:48Z - - https://investorplace.com/2019/07/slack-stock-truly-compelling/'
	run fields feeds/iso-8859-1.rss
	assert_output 'http://example.net/post/1 2016-11-21T16:00:10Z - - http://example.net/post/1'
	run fields feeds/feed_with_authors.rss.xml
	assert_equal "${#lines[@]}" 2
	assert_line --index 1 --partial ' - alice@example.com - -'
	run fields feeds/json_feed.json
	assert_equal "${#lines[@]}" 20
	assert_line --index 0 'http://inessential.com/2017/06/02/james_dempsey_and_the_breakpoints_benefi 2017-06-03T05:05:47Z Brent Simmons - http://inessential.com/2017/06/02/james_dempsey_and_the_breakpoints_benefi'
}

@test "real samples: mail" {
	needs_mail
	needs_shared payloads/email_mbox
	run fields email_mbox/mbox_complex.mbox
	assert_line --index 0 'BAY12-DAV6Dhd2stb2e0000c0ce@hotmail.com 2004-09-22T09:03:40Z eloli@hotmail.com - -'
	assert_line --index 1 '87iqzlofqu.fsf@avet.kvota.net 2008-03-17T09:35:05Z danilo@gnome.org 1205676169.6819.27.camel@user-computer.NETWORK -'
	run fields email_mbox/mbox_multipart.mbox
	assert_line --index 0 '019801ca633f$f4376140$dca623c0$@yang@example.com 2009-11-12T02:29:24Z yves.yang@example.com - -'
	assert_line --index 1 'FB0C1D9DAED2D411BB990002A52C30EC03838593@example.com 2003-01-29T23:02:30Z Daniel.Nehren@example.com - -'
	run fields email_mbox/mbox_single.mbox
	assert_output '4CF64D10.9020206@domain.com 2010-12-01T13:26:40Z goran@domain.com - -'
	run fields email_mbox/mbox_iso8859_encoding.mbox
	assert_output --partial '4fce8064d819e07fd80267aaecaf30ef@www.platvoet.de 2016-11-07T18:44:27Z '
	run fields email_eml/raw_email_reply.eml
	assert_output '473FFE27.20003@xxx.org 2007-11-18T08:56:07Z xxxxxxxx@xxx.org 348F04F142D69C21-291E56D292BC@xxxx.net -'
	run fields email_eml/bad_date_header2.eml
	assert_output '201012150659.oBF6xAuc018214@drg.drgnetwork.com - enews@Free-Quilting.com - -'
}

@test "golden cases of mail" {
	needs_mail
	golden "$CASES/mail" crisis-ingest
}

@test "a feed and a mailbox cut into single bytes give the same posts" {
	for case in ingest/feed-rss ingest/feed-atom mail/mbox; do
		[ "$case" != mail/mbox ] || needs_mail
		while IFS= read -r -n 1 -d '' byte || [ -n "$byte" ]; do
			printf '%s' "$byte"
		done <"$CASES/$case.in" | LC_ALL=C.UTF-8 crisis-ingest >out 2>complaints || :
		diff "$CASES/$case.out" out
	done
}

@test "an item comes out before more of the feed is waited for" {
	(
		printf '<rss><channel><item><title>one</title></item>\n<item>'
		sleep 5
	) | crisis-ingest 2>/dev/null | {
		SECONDS=0
		read -r _
		[ "$SECONDS" -lt 3 ]
	}
}

@test "XML that is no feed is refused, and a page of HTML with it" {
	printf '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>' >a.svg
	printf '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE html PUBLIC "a" "b">\n<html></html>' >b
	printf '<rss><channel><description><![CDATA[<html><body>x]]></description></channel></rss>' >c
	printf '<h1>503</h1>' >d
	run crisis-ingest a.svg b c d
	assert_failure 2
	assert_line 'crisis-ingest: a.svg: is XML, but no feed: its outermost element is <svg>'
	assert_line --partial 'b: is a web page'
	assert_line 'crisis-ingest: c: an answer without a post'
	assert_line 'crisis-ingest: d: is XML, but no feed: its outermost element is <h1>'
}

@test "nothing that a feed names is fetched or expanded" {
	echo secret >secret
	printf '<!DOCTYPE rss [<!ENTITY f SYSTEM "%s/secret"><!ENTITY a "aaaaaaaaaa">' "$PWD" >feed
	for n in b c d e f g h i; do printf '<!ENTITY %s "%s">' $n "&a;&a;&a;&a;&a;&a;&a;&a;" >>feed; done
	printf ']><rss><channel><item><title>&f; &i;</title></item></channel></rss>' >>feed
	run crisis-ingest feed
	assert_success
	assert_line --partial '"title":"&f; &i;"'
	assert_line --partial 'declares entities, which are never expanded'
	refute_output --partial secret\"
}

@test "UTF-16 feeds are read" {
	printf '<?xml version="1.0" encoding="UTF-16"?><rss><channel><item><guid>1</guid><title>é</title></item></channel></rss>' |
		iconv -f utf-8 -t utf-16 >feed
	run crisis-ingest feed
	assert_success
	assert_output --partial '"title":"é"'
}

@test "what is broken is kept byte for byte, item by item" {
	run crisis-ingest --rejects kept "$CASES/ingest/feed-broken.in"
	assert_failure 1
	grep -c '<item>' kept | grep -x 3
	grep -Fx '<item><title>two <b>bold</title><guid>2</guid></item>' kept
	grep -Fx '<item><title>cut' kept
}

@test "an item over the limit is rejected, and the next is read" {
	{
		printf '<rss><channel><item><title>one</title></item><item><title>'
		head -c 300000 /dev/zero | tr '\0' x
		printf '</title></item><item><title>three</title></item></channel></rss>'
	} >feed
	run crisis-ingest --max-record 10K feed
	assert_failure 1
	assert_line --partial '"title":"one"'
	assert_line --partial '"title":"three"'
	assert_line --partial 'an item over the limit (--max-record)'
}

@test "a mailbox's messages over the limit are kept byte for byte" {
	needs_mail
	{
		printf 'From a@b.example Sun Nov 22 09:00:00 2026\nFrom: a@b.example\nSubject: 1\n\n'
		head -c 300000 /dev/zero | tr '\0' 'x' | fold -w 70
		printf '\n\n'
	} >long
	printf 'From a@b.example Sun Nov 22 09:01:00 2026\nFrom: a@b.example\nSubject: 2\n\nx\n' >short
	cat long short long >mbox
	run crisis-ingest --max-record 100K --rejects kept mbox
	assert_failure 1
	assert_line --partial '"title":"2"'
	cat long long | diff - kept
}

@test "--explain and -f know feeds and mail" {
	printf '<feed><entry><title>x</title></entry></feed>' >a
	run crisis-ingest --explain a
	assert_line --partial 'a: feed (XML: rss, RDF or feed'
	needs_mail
	printf 'X-A: b\nSubject: s\n\ntext\n' >b
	run crisis-ingest b
	assert_failure 2
	run crisis-ingest -f mail b
	assert_success
	assert_output --partial '"text":"text"'
}
