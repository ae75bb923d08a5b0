#include "formats/warc.h"

#include "base/text.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace shuofa::warc {
namespace {

constexpr std::size_t most_unpacked = 128U << 20;
constexpr std::size_t most_records = 2000;
constexpr std::string_view packed_mark = "\x1F\x8B";
constexpr std::string_view mark = "WARC/1.";

struct Closing {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

// Unpacks gzip members one behind the other, at most `most` bytes; what comes before damage counts.
std::string unpacked(std::string_view bytes, std::size_t most) {
    std::string out;
    while (bytes.starts_with(packed_mark) && out.size() < most) {
        z_stream stream{};
        if (inflateInit2(&stream, 15 + 16) != Z_OK) break;
        const std::unique_ptr<z_stream, Closing> closing{&stream};
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 30));
        int status = Z_OK;
        while (status == Z_OK && out.size() < most) {
            const std::size_t had = out.size();
            const std::size_t room = std::min<std::size_t>(64 * 1024, most - had);
            out.resize(had + room);
            stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
            stream.avail_out = static_cast<uInt>(room);
            status = inflate(&stream, Z_NO_FLUSH);
            out.resize(had + room - stream.avail_out);
        }
        if (status != Z_STREAM_END) break;
        bytes.remove_prefix(stream.total_in);
    }
    return out;
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

struct Headers {
    std::vector<std::pair<std::string, std::string>> lines;

    std::string_view value(std::string_view name) const {
        for (const auto& [key, text] : lines) {
            if (key == name) return text;
        }
        return {};
    }
};

// Header lines up to an empty one, which is taken too.
Headers take_headers(std::string_view& text) {
    Headers headers;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) break;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || headers.lines.size() > 500) continue;
        headers.lines.emplace_back(lower_ascii(trim(line.substr(0, colon))),
                                   trim(line.substr(colon + 1)));
    }
    return headers;
}

template <class Number>
std::optional<Number> number_of(std::string_view text, int base = 10) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (read.ec != std::errc{}) return {};
    return number;
}

std::string joined_chunks(std::string_view body) {
    std::string out;
    while (!body.empty()) {
        const auto size = number_of<std::size_t>(take_line(body), 16);
        if (!size || *size == 0) break;
        out += body.substr(0, *size);
        body.remove_prefix(std::min(*size, body.size()));
        take_line(body);
    }
    return out;
}

Response response_of(const Headers& record, std::string_view content) {
    Response response;
    std::string_view address = record.value("warc-target-uri");
    if (address.starts_with('<') && address.ends_with('>'))  // wget up to 1.21
        address = address.substr(1, address.size() - 2);
    response.address = address;
    response.date = record.value("warc-date");
    const std::string_view status = take_line(content);
    if (status.starts_with("HTTP/") && status.size() > 9)
        response.status = number_of<int>(status.substr(9, 3)).value_or(0);
    const Headers http = take_headers(content);
    response.content_type = http.value("content-type");
    const bool chunked = contains(lower_ascii(http.value("transfer-encoding")), "chunked");
    // Browser extensions keep the header although they joined the chunks.
    if (chunked) response.body = joined_chunks(content);
    if (response.body.empty()) response.body = content;
    constexpr std::size_t most_page = 16U << 20;
    if (response.body.starts_with(packed_mark)) response.body = unpacked(response.body, most_page);
    return response;
}

}  // namespace

bool looks_like_archive(std::string_view head) {
    if (head.starts_with(mark)) return true;
    return head.starts_with(packed_mark) && unpacked(head, 64).starts_with(mark);
}

Result<Archive> read(std::string_view bytes) {
    std::string held;
    std::string_view text = bytes;
    if (bytes.starts_with(packed_mark)) {
        held = unpacked(bytes, most_unpacked);
        text = held;
    }
    if (!text.starts_with(mark)) return fail(warc_damaged);
    Archive archive;
    archive.cut = text.size() >= most_unpacked;
    for (std::size_t records = 0; text.starts_with(mark); ++records) {
        if (records == most_records) {
            archive.cut = true;
            break;
        }
        take_line(text);
        const Headers record = take_headers(text);
        const auto size = number_of<std::size_t>(record.value("content-length"));
        if (!size) return fail(warc_damaged, "length");
        if (*size > text.size()) archive.cut = true;
        std::string_view content = text.substr(0, *size);
        text.remove_prefix(content.size());
        const std::string_view type = record.value("warc-type");
        if (type == "response") archive.responses.push_back(response_of(record, content));
        if (type == "warcinfo" && archive.software.empty())
            archive.software = take_headers(content).value("software");
        while (text.starts_with('\r') || text.starts_with('\n'))
            text.remove_prefix(1);
    }
    return archive;
}

}  // namespace shuofa::warc
