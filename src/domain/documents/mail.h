#pragma once

#include "base/enum_names.h"
#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// What checking a mail's DKIM signature against a stored key gave.  Pass says: the domain's server
// signed this text; not that the text is true.  Weak: it passes, but by rsa-sha1, a short key, a
// body limit, an unsigned From, or for another domain than the sender's.
enum class DkimState { None, NoKey, Pass, Weak, Fail };

template <>
inline constexpr auto enum_names<DkimState> = std::to_array<EnumName<DkimState>>({
    {DkimState::None, "none"},
    {DkimState::NoKey, "no_key"},
    {DkimState::Pass, "pass"},
    {DkimState::Weak, "weak"},
    {DkimState::Fail, "fail"},
});

struct DkimOutcome {
    DkimState state = DkimState::None;
    std::string domain;    // d=
    std::string selector;  // s=
    std::string reason;    // id: "rsa_sha1", "body_changed", "header_changed", "key_missing" ...

    bool operator==(const DkimOutcome&) const = default;
};

struct MailAddress {
    std::string name;
    std::string address;

    bool operator==(const MailAddress&) const = default;
};

struct MailAttachment {
    std::string name;  // decoded; empty when the mail gives none
    std::string type;  // "application/pdf"
    std::uint64_t size = 0;
    std::string sha256;  // hexadecimal; empty when the content was not decoded

    bool operator==(const MailAttachment&) const = default;
};

struct Mail {
    std::string message_id;  // without the angle brackets
    MailAddress from;
    std::vector<MailAddress> to;
    std::string subject;
    std::optional<Instant> sent_at;
    std::string text;  // plain text; of an HTML mail what a reader sees.  At most 1 MiB.
    std::vector<std::string> links;  // addresses in the mail, never fetched
    std::vector<MailAttachment> attachments;
    DkimOutcome dkim;

    bool operator==(const Mail&) const = default;
};

// The key of a mail server, as its name server gave it, stored so that mails can be checked without
// the network: one line "selector._domainkey.domain v=DKIM1; ...".
struct MailKey {
    std::string selector;
    std::string domain;
    std::string record;  // "v=DKIM1; k=rsa; p=..."

    bool operator==(const MailKey&) const = default;
};

}  // namespace shuofa
