#pragma once

#include "base/enum_names.h"
#include "base/id.h"
#include "base/language.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A request and its response as plain values, and the site that answers them.  The socket side is
// adapters/http_server; tests call the site directly.
namespace shuofa::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Other };

}  // namespace shuofa::http

namespace shuofa {

template <>
inline constexpr auto enum_names<http::Method> = std::to_array<EnumName<http::Method>>({
    {http::Method::Get, "GET"},
    {http::Method::Head, "HEAD"},
    {http::Method::Post, "POST"},
    {http::Method::Put, "PUT"},
    {http::Method::Patch, "PATCH"},
    {http::Method::Delete, "DELETE"},
    {http::Method::Other, "OTHER"},
});

}  // namespace shuofa

namespace shuofa::http {

inline constexpr ErrorReason not_found{"not_found", ErrorCode::NotFound,
                                       "没有找到这一项，请返回列表重新打开。",
                                       "There is no such thing: go back to the list."};

struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field&) const = default;
};

// A body that went to a temporary file instead of memory.  Whoever handles the request may move the
// file away; the server removes what is left.
struct UploadedFile {
    std::filesystem::path file;
    std::uint64_t size = 0;
};

struct Request {
    Method method = Method::Get;
    std::string target = "/";    // as sent: "/api/v1/orders?limit=50"
    std::vector<Field> headers;  // names in lower case
    std::string body;
    std::optional<UploadedFile> upload;

    // Filled in by the router from the target and the route.
    std::string path;
    std::vector<Field> query;
    std::vector<Field> path_parameters;

    std::optional<std::string_view> header(std::string_view name) const {
        return find(headers, name);
    }
    std::optional<std::string_view> query_value(std::string_view name) const {
        return find(query, name);
    }
    // The text that stood for {name} in the route's path.
    std::string_view path_text(std::string_view name) const {
        return find(path_parameters, name).value_or(std::string_view{});
    }
    // The id that stood for {name}.  A malformed one names nothing: not found.
    template <class Kind>
    Result<Id<Kind>> path_id(std::string_view name = "id") const {
        auto id = Id<Kind>::parse(path_text(name));
        if (!id) return fail(not_found, {}, std::string{name});
        return *std::move(id);
    }
    // English only when the client asks for it before Chinese.
    Language language() const;

private:
    static std::optional<std::string_view> find(const std::vector<Field>& fields,
                                                std::string_view name) {
        for (const Field& field : fields) {
            if (field.name == name) return field.value;
        }
        return std::nullopt;
    }
};

struct Response {
    int status = 200;
    std::vector<Field> headers;  // without Content-Length, which the server adds
    std::string body;
    // When set, sent instead of `body`: bytes that live as long as the program, or a file.
    std::string_view fixed_body;
    std::optional<std::filesystem::path> file;

    std::optional<std::string_view> header(std::string_view name) const {
        for (const Field& field : headers) {
            if (field.name == name) return field.value;
        }
        return std::nullopt;
    }
    void set(std::string name, std::string value) {
        for (Field& field : headers) {
            if (field.name == name) {
                field.value = std::move(value);
                return;
            }
        }
        headers.push_back({std::move(name), std::move(value)});
    }
};

// How the body of a request is to be received, decided when only its head is known.
struct BodyPlan {
    enum class Into { Memory, File };
    Into into = Into::Memory;
    std::uint64_t limit = 1 << 20;
    // When set, the request is refused with this and its body is not read.
    std::optional<Response> refusal;
};

// Answers requests, from several threads at once.
class Site {
public:
    virtual ~Site() = default;
    virtual BodyPlan plan(const Request& head) = 0;
    virtual Response handle(Request request) = 0;
    // For what the server itself has to refuse, such as a malformed head.
    virtual Response refuse(int status) = 0;
};

}  // namespace shuofa::http
