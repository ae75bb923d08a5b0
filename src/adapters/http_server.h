#pragma once

#include "base/result.h"
#include "ports/http.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace shuofa {

struct HttpServerSettings {
    std::string host = "127.0.0.1";
    unsigned short port = 0;  // 0: a free one
    // Where uploads wait until they are handled; must exist and belong to the user alone.
    std::filesystem::path upload_folder;
    int handler_threads = 3;
    std::size_t most_connections = 64;
    // For a request's whole head, for each mebibyte of its body, and for taking the answer.
    std::chrono::seconds patience{30};
};

// HTTP/1.1 on one address.  One thread does the sockets, a few run the handlers, so that a slow
// one holds up nobody.  What Beast lets through and should not - no Host or two of them, folded
// header lines, transfer codings other than chunked - is refused here.  TLS is a proxy's duty.
class HttpServer {
public:
    // Listens at once; requests are answered by `site` as soon as run() is called.
    static Result<std::unique_ptr<HttpServer>> listen(HttpServerSettings settings,
                                                      http::Site& site);
    virtual ~HttpServer() = default;

    virtual unsigned short port() const = 0;
    // Serves until SIGTERM or SIGINT; requests that have begun are finished first.
    virtual void run() = 0;
};

}  // namespace shuofa
