#include "formats/dkim.h"

#include "base/text.h"
#include "formats/mail_words.h"

#include <sys/types.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>

// The header is written for C.
#define _Bool bool
#include <opendkim/dkim.h>
#undef _Bool

namespace shuofa::dkim {
namespace {

// More than any real mail has; each costs a signature check.
constexpr int most_signatures = 16;
constexpr std::size_t most_bytes = 64U << 20;
constexpr unsigned least_rsa_bits = 1024;

struct Closing {
    void operator()(DKIM* mail) const { dkim_free(mail); }
    void operator()(DKIM_LIB* library) const { dkim_close(library); }
};
using Library = std::unique_ptr<DKIM_LIB, Closing>;
using Handle = std::unique_ptr<DKIM, Closing>;

std::string text_of(const unsigned char* text) {
    return text == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(text)};
}

const Key* find_key(const std::vector<Key>& keys, DKIM_SIGINFO* signature) {
    const std::string selector = lower_ascii(text_of(dkim_sig_getselector(signature)));
    const std::string domain = lower_ascii(text_of(dkim_sig_getdomain(signature)));
    for (const Key& key : keys) {
        if (lower_ascii(key.selector) == selector && lower_ascii(key.domain) == domain) return &key;
    }
    return nullptr;
}

// Stands in for the name server.
DKIM_CBSTAT look_up(DKIM* mail, DKIM_SIGINFO* signature, unsigned char* buffer, std::size_t size) {
    const auto& keys = *static_cast<const std::vector<Key>*>(dkim_get_user_context(mail));
    const Key* key = find_key(keys, signature);
    if (key == nullptr || key->record.size() >= size) return DKIM_CBSTAT_NOTFOUND;
    std::memcpy(buffer, key->record.c_str(), key->record.size() + 1);
    return DKIM_CBSTAT_CONTINUE;
}

Library open_library() {
    Library library{dkim_init(nullptr, nullptr)};
    if (library == nullptr) return library;
    dkim_set_key_lookup(library.get(), look_up);
    // Weak keys and expiry are judged below.  The library would compare times with the clock of
    // this machine; a drift of 31 years switches that off (a larger one would wrap around below the
    // time of signing).
    unsigned int bits = 512;
    dkim_options(library.get(), DKIM_OP_SETOPT, DKIM_OPTS_MINKEYBITS, &bits, sizeof bits);
    std::uint64_t drift = 1'000'000'000;
    dkim_options(library.get(), DKIM_OP_SETOPT, DKIM_OPTS_CLOCKDRIFT, &drift, sizeof drift);
    return library;
}

std::string with_crlf(std::string_view mail) {
    std::string text;
    text.reserve(mail.size() + mail.size() / 32);
    for (std::size_t i = 0; i < mail.size(); ++i) {
        if (mail[i] == '\n' && (i == 0 || mail[i - 1] != '\r')) text += '\r';
        text += mail[i];
    }
    if (!text.ends_with('\n')) text += "\r\n";
    return text;
}

std::string tag(DKIM_SIGINFO* signature, const char* name) {
    std::string copy{name};
    return text_of(
        dkim_sig_gettagvalue(signature, false, reinterpret_cast<unsigned char*>(copy.data())));
}

std::string failure_reason(DKIM_SIGINFO* signature, int error) {
    switch (error) {
        case DKIM_SIGERROR_KEYREVOKED:
            return "key_revoked";
        case DKIM_SIGERROR_KEYVERSION:
        case DKIM_SIGERROR_KEYUNKNOWNHASH:
        case DKIM_SIGERROR_KEYHASHMISMATCH:
        case DKIM_SIGERROR_NOTEMAILKEY:
        case DKIM_SIGERROR_KEYTYPEMISSING:
        case DKIM_SIGERROR_KEYTYPEUNKNOWN:
        case DKIM_SIGERROR_KEYDECODE:
        case DKIM_SIGERROR_KEYTOOSMALL:
        case DKIM_SIGERROR_DNSSYNTAX:
        case DKIM_SIGERROR_SUBDOMAIN:
            return "key_unusable";
        case DKIM_SIGERROR_INVALID_H:
        case DKIM_SIGERROR_EMPTY_H:
            return "from_not_signed";
        case DKIM_SIGERROR_TOOLARGE_L:
            return "body_changed";
        case DKIM_SIGERROR_OK:
        case DKIM_SIGERROR_UNKNOWN:
        case DKIM_SIGERROR_BADSIG:
            break;
        default:
            return "signature_malformed";
    }
    return dkim_sig_getbh(signature) == DKIM_SIGBH_MISMATCH ? "body_changed" : "header_changed";
}

bool is_same_or_below(std::string_view domain, std::string_view upper) {
    return domain == upper || (domain.size() > upper.size() && domain.ends_with(upper) &&
                               domain[domain.size() - upper.size() - 1] == '.');
}

// Why a signature that is right still proves little; empty when it proves what it should.
std::string weakness(DKIM_SIGINFO* signature, std::string_view sender_domain, bool test_key) {
    const std::string algorithm = lower_ascii(tag(signature, "a"));
    if (algorithm == "rsa-sha1") return "rsa_sha1";
    unsigned bits = 0;
    if (algorithm.starts_with("rsa") &&
        (dkim_sig_getkeysize(signature, &bits) != DKIM_STAT_OK || bits < least_rsa_bits))
        return "short_key";
    if (!tag(signature, "l").empty()) return "body_limited";
    if (test_key) return "test_key";
    const std::string domain = lower_ascii(text_of(dkim_sig_getdomain(signature)));
    if (!is_same_or_below(sender_domain, domain) && !is_same_or_below(domain, sender_domain))
        return "other_domain";
    return {};
}

bool is_expired(DKIM_SIGINFO* signature, std::optional<std::int64_t> received_at) {
    const std::string text = tag(signature, "x");
    std::int64_t expires = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), expires);
    return received_at && !text.empty() && read.ec == std::errc{} && expires < *received_at;
}

// The domain of the From header; of several such headers, which no honest mail has, none.
std::string sender_domain_of(std::string_view mail) {
    std::string from;
    int count = 0;
    while (!mail.empty()) {
        const std::size_t end = std::min(mail.find('\n'), mail.size() - 1) + 1;
        const std::string_view line = mail.substr(0, end);
        mail.remove_prefix(end);
        if (trim(line).empty()) break;
        const bool goes_on = line[0] == ' ' || line[0] == '\t';
        if (lower_ascii(line.substr(0, 5)) == "from:") {
            from = line.substr(5);
            ++count;
        } else if (goes_on && count == 1 && from.back() == '\n') {
            from += line;
        } else if (count == 1 && from.back() == '\n') {
            from.back() = ' ';  // ended: later folded lines belong to other headers
        }
    }
    const auto addresses = mime::decode_addresses(from);
    if (count != 1 || addresses.size() != 1) return {};
    const std::string& address = addresses[0].address;
    return lower_ascii(address.substr(address.rfind('@') + 1));
}

// Most mails of a mailbox carry none, and starting the library costs more than reading the mail.
bool has_signature(std::string_view mail) {
    while (!mail.empty()) {
        const std::string_view line = mail.substr(0, mail.find('\n'));
        if (trim(line).empty()) return false;
        if (lower_ascii(line.substr(0, 14)) == "dkim-signature") return true;
        mail.remove_prefix(std::min(line.size() + 1, mail.size()));
    }
    return false;
}

struct Reading {
    std::string_view sender_domain;
    std::optional<std::int64_t> received_at;
    const std::vector<Key>& keys;
    bool test_key = false;
};

Outcome outcome_of(DKIM_SIGINFO* signature, const Reading& reading) {
    Outcome outcome;
    outcome.domain = text_of(dkim_sig_getdomain(signature));
    outcome.selector = text_of(dkim_sig_getselector(signature));
    const int error = dkim_sig_geterror(signature);
    const bool passed = (dkim_sig_getflags(signature) & DKIM_SIGFLAG_PASSED) != 0 &&
                        dkim_sig_getbh(signature) == DKIM_SIGBH_MATCH && error == DKIM_SIGERROR_OK;
    if (!passed) {
        const bool missing = find_key(reading.keys, signature) == nullptr &&
                             (error == DKIM_SIGERROR_NOKEY || error == DKIM_SIGERROR_KEYFAIL ||
                              error == DKIM_SIGERROR_UNKNOWN || error == DKIM_SIGERROR_OK);
        outcome.state = missing ? State::NoKey : State::Fail;
        outcome.reason = missing ? "key_missing" : failure_reason(signature, error);
    } else if (is_expired(signature, reading.received_at)) {
        outcome.state = State::Fail;
        outcome.reason = "expired";
    } else {
        outcome.reason = weakness(signature, reading.sender_domain, reading.test_key);
        outcome.state = outcome.reason.empty() ? State::Pass : State::Weak;
    }
    return outcome;
}

int rank(State state) {
    switch (state) {
        case State::Pass:
            return 4;
        case State::Weak:
            return 3;
        case State::Fail:
            return 2;
        case State::NoKey:
            return 1;
        case State::None:
            return 0;
    }
    return 0;
}

}  // namespace

std::vector<Key> parse_keys(std::string_view text) {
    constexpr std::string_view middle = "._domainkey.";
    std::vector<Key> keys;
    for (const std::string_view whole : split(text, '\n')) {
        const std::string_view line = trim(whole);
        const std::size_t name_end = line.find_first_of(" \t");
        const std::size_t at = line.substr(0, name_end).find(middle);
        if (at == 0 || at == std::string_view::npos || name_end == std::string_view::npos) continue;
        const std::string_view record = trim(line.substr(name_end));
        std::string_view domain = line.substr(at + middle.size(), name_end - at - middle.size());
        if (domain.ends_with('.')) domain.remove_suffix(1);
        if (domain.empty() || !contains(record, "p=")) continue;
        keys.push_back({std::string{line.substr(0, at)}, std::string{domain}, std::string{record}});
    }
    return keys;
}

Outcome verify(std::string_view mail, const std::vector<Key>& keys,
               std::optional<std::int64_t> received_at) {
    if (!has_signature(mail)) return {};
    if (mail.size() > most_bytes) return {State::Fail, {}, {}, "message_malformed"};
    const Library library = open_library();
    std::string text = with_crlf(mail);
    DKIM_STAT status = DKIM_STAT_OK;
    const Handle handle{
        library == nullptr ? nullptr
                           : dkim_verify(library.get(), reinterpret_cast<const unsigned char*>("-"),
                                         nullptr, &status)};
    if (handle == nullptr) return {State::Fail, {}, {}, "message_malformed"};
    dkim_set_user_context(handle.get(), const_cast<std::vector<Key>*>(&keys));
    status = dkim_chunk(handle.get(), reinterpret_cast<unsigned char*>(text.data()), text.size());
    if (status == DKIM_STAT_OK) status = dkim_chunk(handle.get(), nullptr, 0);
    bool test_key = false;
    if (status == DKIM_STAT_OK) status = dkim_eom(handle.get(), &test_key);
    if (status == DKIM_STAT_NOSIG) return {};

    DKIM_SIGINFO** signatures = nullptr;
    int count = 0;
    if (dkim_getsiglist(handle.get(), &signatures, &count) != DKIM_STAT_OK || count == 0)
        return {State::Fail, {}, {}, "message_malformed"};
    const std::string sender_domain = sender_domain_of(text);
    Outcome best;
    for (int i = 0; i < std::min(count, most_signatures); ++i) {
        const Outcome outcome =
            outcome_of(signatures[i], {sender_domain, received_at, keys, test_key});
        if (rank(outcome.state) > rank(best.state)) best = outcome;
    }
    return best;
}

}  // namespace shuofa::dkim
