#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa::warc {

// An answer of a web server as an archiving tool kept it (ISO 28500).
struct Response {
    std::string address;       // WARC-Target-URI
    std::string date;          // WARC-Date, RFC 3339
    int status = 0;            // of HTTP
    std::string content_type;  // as the server wrote it
    std::string body;          // chunks joined; unpacked when it was gzip, else as it is
};

struct Archive {
    std::string software;  // from the warcinfo record
    std::vector<Response> responses;
    bool cut = false;  // it went on beyond a limit, or ended inside a record
};

inline constexpr ErrorReason warc_damaged{
    "warc_damaged", ErrorCode::InvalidInput, "这个网页存档已损坏或没有下载完整，请重新保存一次。",
    "This web archive is damaged or not complete: save it anew."};

// True for the beginning of a WARC file, plain or packed by gzip.
bool looks_like_archive(std::string_view head);

// Reads at most 128 MiB unpacked and 2000 records.
Result<Archive> read(std::string_view bytes);

}  // namespace shuofa::warc
