#include "api/session_guard.h"

#include "base/digest.h"
#include "base/text.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace shuofa {
namespace {

constexpr std::int64_t key_life_micros = 10LL * 60 * 1'000'000;
// More sessions than a person opens; the oldest goes.
constexpr std::size_t most_sessions = 64;

std::string random_words() {
    Digest bytes;
    if (RAND_bytes(bytes.bytes.data(), static_cast<int>(bytes.bytes.size())) != 1) {
        throw std::runtime_error{"no random numbers"};
    }
    return bytes.hex();
}

bool is_write(http::Method method) {
    return method != http::Method::Get && method != http::Method::Head;
}

}  // namespace

SessionGuard::SessionGuard(std::vector<std::string> authorities, const Clock& clock)
    : authorities_{std::move(authorities)}, clock_{clock} {}

std::string SessionGuard::mint_key() {
    std::string key = random_words();
    const std::lock_guard lock{mutex_};
    std::erase_if(keys_, [&](const auto& entry) { return entry.second < clock_.now(); });
    keys_[sha256(key).hex()] = Instant{clock_.now().micros + key_life_micros};
    return key;
}

std::optional<std::string> SessionGuard::exchange(std::string_view key) {
    const std::lock_guard lock{mutex_};
    // Keys are looked up by digest: how long that takes says nothing about the key.
    const auto found = keys_.find(sha256(key).hex());
    if (found == keys_.end()) return std::nullopt;
    const bool late = found->second < clock_.now();
    keys_.erase(found);
    if (late) return std::nullopt;
    std::string token = random_words();
    if (tokens_.size() == most_sessions) tokens_.erase(tokens_.begin());
    tokens_.push_back(sha256(token).hex());
    return token;
}

std::optional<int> SessionGuard::refuse_origin(const http::Request& request) const {
    const auto host = request.header("host");
    if (!host || std::find(authorities_.begin(), authorities_.end(), *host) == authorities_.end()) {
        return 421;
    }
    if (const auto origin = request.header("origin")) {
        const bool ours = std::any_of(
            authorities_.begin(), authorities_.end(), [&](const std::string& authority) {
                return *origin == "http://" + authority || *origin == "https://" + authority;
            });
        if (!ours) return 403;
    }
    if (const auto site = request.header("sec-fetch-site");
        site && *site != "same-origin" && (*site != "none" || is_write(request.method))) {
        // A link from elsewhere may open the page, and nothing more.
        const bool navigation = request.header("sec-fetch-mode") == "navigate" &&
                                !is_write(request.method) && !request.target.starts_with("/api/");
        if (!navigation) return 403;
    }
    return std::nullopt;
}

bool SessionGuard::has_session(const http::Request& request) const {
    const auto header = request.header("authorization");
    constexpr std::string_view scheme = "Bearer ";
    if (!header || !header->starts_with(scheme)) return false;
    const std::string digest = sha256(header->substr(scheme.size())).hex();
    const std::lock_guard lock{mutex_};
    bool known = false;
    for (const std::string& token : tokens_) {
        known = CRYPTO_memcmp(token.data(), digest.data(), digest.size()) == 0 || known;
    }
    return known;
}

void add_safety_headers(const http::Request& request, http::Response& response) {
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("X-Frame-Options", "DENY");
    if (!response.header("Content-Security-Policy")) {
        response.set(
            "Content-Security-Policy",
            request.target.starts_with("/api/")
                ? "sandbox; default-src 'none'; frame-ancestors 'none'"
                : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: "
                  "data:; "
                  "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
                  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
    }
    if (!response.header("Cache-Control")) response.set("Cache-Control", "no-store");
}

}  // namespace shuofa
