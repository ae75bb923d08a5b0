#pragma once

#include "ports/http.h"

namespace shuofa {

// The one place where an Error becomes a response: application/problem+json with id, message,
// detail, where and status.
http::Response error_response(const Error& error, Language language);
// For what has no Error of its own: a status the server answers by itself.
http::Response error_response(int status, Language language);

}  // namespace shuofa
