#include "formats/dkim.h"

#include "base/text.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

// The mails were signed by a signer of its own, written from RFC 6376; rfc8463.eml is that
// document's example.

namespace shuofa::dkim {
namespace {

std::string sample(const std::string& name) {
    std::string bytes = bytes_of(source_folder() / "src/formats/samples/dkim" / name);
    EXPECT_FALSE(bytes.empty()) << name;
    return bytes;
}

std::vector<Key> keys() { return parse_keys(sample("keys.txt")); }

struct Expected {
    const char* file;
    State state;
    const char* selector;
    const char* reason;
};

TEST(Dkim, TellsEverySignatureForWhatItIs) {
    for (const Expected& expected : {
             Expected{"rsa_relaxed.eml", State::Pass, "rsa", ""},
             {"rsa_simple.eml", State::Pass, "rsa", ""},
             {"rsa_simple_relaxed.eml", State::Pass, "rsa", ""},
             {"ed25519.eml", State::Pass, "ed", ""},
             {"rfc8463.eml", State::Pass, "brisbane", ""},
             {"sha1.eml", State::Weak, "rsa", "rsa_sha1"},
             {"short.eml", State::Weak, "short", "short_key"},
             {"limited.eml", State::Weak, "rsa", "body_limited"},
             {"other.eml", State::Weak, "rsa", "other_domain"},
             {"no_from.eml", State::Fail, "rsa", "from_not_signed"},
             {"expires.eml", State::Pass, "rsa", ""},
         }) {
        const Outcome outcome = verify(sample(expected.file), keys());
        EXPECT_EQ(outcome.state, expected.state) << expected.file << " " << outcome.reason;
        EXPECT_EQ(outcome.selector, expected.selector) << expected.file;
        EXPECT_EQ(outcome.reason, expected.reason) << expected.file;
    }
}

TEST(Dkim, ChecksMailsWithUnixLineEnds) {
    for (const char* file : {"rsa_relaxed.eml", "rsa_simple.eml"}) {
        const std::string mail = replace_all(sample(file), "\r\n", "\n");
        EXPECT_EQ(verify(mail, keys()).state, State::Pass) << file;
    }
}

TEST(Dkim, FailsWhenAnythingSignedChanged) {
    const std::string mail = sample("rsa_relaxed.eml");
    const Outcome head = verify(replace_all(mail, "18:31:00", "18:31:01"), keys());
    EXPECT_EQ(head.state, State::Fail);
    EXPECT_EQ(head.reason, "header_changed");
    const Outcome body = verify(replace_all(mail, "on its way", "lost"), keys());
    EXPECT_EQ(body.state, State::Fail);
    EXPECT_EQ(body.reason, "body_changed");
    EXPECT_EQ(verify("X-Added: 1\r\n" + mail, keys()).state, State::Pass);
}

TEST(Dkim, ForgivesBlanksOnlyWhereTheSignatureDoes) {
    const std::string relaxed = sample("rsa_relaxed.eml");
    EXPECT_EQ(verify(replace_all(relaxed, "Your  order", "Your order"), keys()).state, State::Pass);
    EXPECT_EQ(verify(replace_all(relaxed, "Subject:  order", "subject: order"), keys()).state,
              State::Pass);
    const std::string simple = sample("rsa_simple.eml");
    EXPECT_EQ(verify(replace_all(simple, "Your  order", "Your order"), keys()).state, State::Fail);
    EXPECT_EQ(verify(replace_all(simple, "Subject:  order", "Subject: order"), keys()).state,
              State::Fail);
    EXPECT_EQ(verify(simple + "\r\n\r\n", keys()).state, State::Pass);
}

TEST(Dkim, KnowsTheDifferenceBetweenNoKeyAndNoSignature) {
    const Outcome outcome = verify(sample("rsa_relaxed.eml"), {});
    EXPECT_EQ(outcome.state, State::NoKey);
    EXPECT_EQ(outcome.reason, "key_missing");
    EXPECT_EQ(outcome.domain, "shop.example");
    EXPECT_EQ(verify("From: a@b.example\r\n\r\nx\r\n", keys()).state, State::None);
}

TEST(Dkim, TakesTheBestOfSeveralSignatures) {
    const Outcome outcome = verify(sample("two.eml"), keys());
    EXPECT_EQ(outcome.state, State::Weak);
    EXPECT_EQ(outcome.reason, "other_domain");
}

TEST(Dkim, JudgesExpiryAtTheTimeOfReceipt) {
    const std::string mail = sample("expires.eml");
    EXPECT_EQ(verify(mail, keys(), 1793692799).state, State::Pass);
    const Outcome late = verify(mail, keys(), 1793692801);
    EXPECT_EQ(late.state, State::Fail);
    EXPECT_EQ(late.reason, "expired");
}

TEST(Dkim, SaysThatARevokedOrBrokenKeyIsOfNoUse) {
    const std::string mail = sample("rsa_relaxed.eml");
    EXPECT_EQ(verify(mail, {{"rsa", "shop.example", "v=DKIM1; p="}}).reason, "key_revoked");
    EXPECT_EQ(verify(mail, {{"rsa", "shop.example", "v=DKIM1; p=AAAA"}}).reason, "key_unusable");
    EXPECT_EQ(verify(mail, {{"rsa", "shop.example", "junk"}}).state, State::Fail);
    EXPECT_EQ(verify(mail, {{"rsa", "shop.example", std::string(100'000, 'x')}}).state,
              State::Fail);
}

TEST(Dkim, CallsATestKeyWeak) {
    auto stored = keys();
    for (Key& key : stored)
        key.record = replace_all(key.record, "v=DKIM1;", "v=DKIM1; t=y;");
    EXPECT_EQ(verify(sample("rsa_relaxed.eml"), stored).reason, "test_key");
}

TEST(Dkim, IsNotFooledByTwoSenders) {
    const std::string mail = "From: other@else.example\r\n" + sample("rsa_relaxed.eml");
    EXPECT_NE(verify(mail, keys()).state, State::Pass);
}

TEST(Dkim, SurvivesNonsense) {
    for (const std::string& mail :
         {std::string{}, std::string{"\n"}, std::string{"DKIM-Signature:"},
          std::string(70'000, 'x'),
          std::string{"DKIM-Signature: v=1; a=rsa-sha256; b=; bh=; h=; d=; s=;\r\n\r\n"},
          std::string{"DKIM-Signature: v=1\0; a=\r\nFrom: a@b\r\n\r\nx", 40}})
        EXPECT_NE(verify(mail, keys()).state, State::Pass);
}

TEST(DkimKeys, AreReadLineByLine) {
    const std::vector<Key> stored = parse_keys(
        "# note\n\nsel._domainkey.a.example. v=DKIM1; p=x\nnothing\n._domainkey.b v=DKIM1; p=x\n");
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored[0], (Key{"sel", "a.example", "v=DKIM1; p=x"}));
}

}  // namespace
}  // namespace shuofa::dkim
