#include "api/ui_files.h"

#include "api/error_response.h"

#include <algorithm>

namespace shuofa {
namespace {

struct KindOfFile {
    std::string_view ending;
    std::string_view type;
};

constexpr KindOfFile kinds[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webmanifest", "application/manifest+json"},
    {".json", "application/json"},
    {".woff2", "font/woff2"},
};

std::string_view type_of(std::string_view path) {
    for (const KindOfFile& kind : kinds) {
        if (path.ends_with(kind.ending)) return kind.type;
    }
    return "application/octet-stream";
}

constexpr std::string_view no_page =
    "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>说法</title>"
    "<p>这个版本的程序没有带网页，请用命令行，或重新完整编译。</p>"
    "<p lang=\"en\">This build carries no page: use the command line, or build it "
    "whole.</p></html>";

}  // namespace

const EmbeddedFile* UiFiles::find(std::string_view path) const {
    const auto found = std::lower_bound(
        files_.begin(), files_.end(), path,
        [](const EmbeddedFile& file, std::string_view wanted) { return file.path < wanted; });
    return found != files_.end() && found->path == path ? &*found : nullptr;
}

http::Response UiFiles::answer(const http::Request& request) const {
    const std::string_view path = std::string_view{request.path}.substr(1);
    const EmbeddedFile* file = path.empty() ? nullptr : find(path);
    const bool named_file = path.starts_with("assets/") || path.find('.') != path.npos;
    if (file == nullptr && named_file) return error_response(404, request.language());
    const bool hashed = path.starts_with("assets/");
    if (file == nullptr) file = find("index.html");

    http::Response response;
    if (file == nullptr) {
        response.set("Content-Type", "text/html; charset=utf-8");
        response.fixed_body = no_page;
        return response;
    }
    response.set("Content-Type", std::string{type_of(file->path)});
    response.set("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.fixed_body = file->content();
    return response;
}

}  // namespace shuofa
