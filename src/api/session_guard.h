#pragma once

#include "ports/clock.h"
#include "ports/http.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// Who may talk to the API.  The page comes with a one-time key in the fragment of its address and
// exchanges it for a token, which it sends with every request; there is no cookie, so a page on
// another port of this machine has nothing to send along (evidence: RFC 6265 sends cookies to every
// port).  Host and Origin are compared exactly, so that a name that was bound anew to this machine
// is refused before anything is looked up.
class SessionGuard {
public:
    // `authority` is what Host must be: "127.0.0.1:8123".  More than one may be right on a server
    // with a name.
    SessionGuard(std::vector<std::string> authorities, const Clock& clock);

    // A key of 256 bits for one exchange within ten minutes.
    std::string mint_key();
    // The token for a key; nothing when it is unknown, used or late.
    std::optional<std::string> exchange(std::string_view key);

    // 421 or 403 when the request comes from elsewhere; nothing when it may go on.
    std::optional<int> refuse_origin(const http::Request& request) const;
    bool has_session(const http::Request& request) const;

private:
    std::vector<std::string> authorities_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::map<std::string, Instant> keys_;  // digest of the key: until when; guarded, as the next
    std::vector<std::string> tokens_;      // digests
};

// The headers that every answer carries: what a browser may do with it.
void add_safety_headers(const http::Request& request, http::Response& response);

}  // namespace shuofa
