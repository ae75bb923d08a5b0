#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa::dkim {

// The public key of a mail server, as its name server gave it at some time.
struct Key {
    std::string selector;
    std::string domain;
    std::string record;  // "v=DKIM1; k=rsa; p=..."

    bool operator==(const Key&) const = default;
};

// Lines "selector._domainkey.domain v=DKIM1; ..."; other lines are passed over.
std::vector<Key> parse_keys(std::string_view text);

enum class State { None, NoKey, Pass, Weak, Fail };

struct Outcome {
    State state = State::None;
    std::string domain;
    std::string selector;
    // Why it is not a pass: "key_missing", "key_revoked", "key_unusable", "body_changed",
    // "header_changed", "expired", "from_not_signed", "signature_malformed", "message_malformed";
    // of weak ones "rsa_sha1", "short_key", "body_limited", "test_key", "other_domain".
    std::string reason;

    bool operator==(const Outcome&) const = default;
};

// Checks the signatures of a mail (RFC 6376, 8463) with the keys given and without any network,
// and tells the best outcome.  Line ends may be LF: a copy with CRLF is checked.  `received_at`,
// seconds since 1970, decides whether a signature had expired; without it none has, because the
// time of reading says nothing about a mail that was kept (section 3.5, "x=").
Outcome verify(std::string_view mail, const std::vector<Key>& keys,
               std::optional<std::int64_t> received_at = {});

}  // namespace shuofa::dkim
