#pragma once

// Between Beast's messages and our plain values.  Heavy: for .cpp files of adapters only.

#include "ports/http.h"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/message.hpp>

#include <string>
#include <string_view>

namespace shuofa {

using BeastRequest = boost::beast::http::request<boost::beast::http::buffer_body>;

http::Request head_of(const BeastRequest& message);

// What Beast lets through and RFC 9112 does not: no Host in HTTP/1.1 or several, a transfer coding
// other than chunked, chunked beside a length, control characters in values, a target that is no
// path of ours.
bool is_acceptable(const BeastRequest& message);

// A line that continues the one before it (obs-fold).
bool has_folded_line(std::string_view raw_head);

// The head of an answer.  Values with CR, LF or NUL would let a caller write a head of its own, so
// such fields are left out.
std::string write_head(const http::Response& response, std::size_t body_size, bool keep_alive);

}  // namespace shuofa
