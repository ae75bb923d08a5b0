#include "formats/workshop_frames.h"

#include "base/text.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <set>

namespace shuofa {
namespace {

class Writer {
public:
    template <class N>
    void number(N value) {
        for (std::size_t i = 0; i < sizeof value; ++i) {
            bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
        }
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        const auto* data = reinterpret_cast<const std::byte*>(value.data());
        bytes.insert(bytes.end(), data, data + value.size());
    }
    std::vector<std::byte> bytes;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : rest_{bytes} {}

    template <class N>
    std::optional<N> number() {
        if (rest_.size() < sizeof(N)) return std::nullopt;
        N value = 0;
        for (std::size_t i = 0; i < sizeof(N); ++i) {
            value = static_cast<N>(value | static_cast<N>(std::to_integer<N>(rest_[i]) << (8 * i)));
        }
        rest_ = rest_.subspan(sizeof(N));
        return value;
    }
    std::optional<std::span<const std::byte>> piece() {
        const auto size = number<std::uint32_t>();
        if (!size || *size > rest_.size()) return std::nullopt;
        const auto piece = rest_.first(*size);
        rest_ = rest_.subspan(*size);
        return piece;
    }
    std::optional<std::string> text() {
        const auto bytes = piece();
        if (!bytes) return std::nullopt;
        return std::string{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::span<const std::byte> rest_;
};

constexpr std::size_t longest_message = 400;

std::string shown(std::string_view text) {
    return safe_for_display(first_code_points(text, longest_message));
}

// An ErrorReason only looks at its texts, which for our own reasons live as long as the program.
// Those that come over a pipe are kept here for as long; each distinct text once.
std::string_view keep(std::string text) {
    static std::mutex mutex;
    static std::set<std::string> texts;
    const std::lock_guard lock{mutex};
    return *texts.insert(std::move(text)).first;
}

}  // namespace

std::array<std::byte, frame_head_bytes> write_head(const FrameHead& head) {
    std::array<std::byte, frame_head_bytes> bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::byte>(head.size >> (8 * i) & 0xFF);
    bytes[4] = static_cast<std::byte>(head.type);
    return bytes;
}

std::optional<FrameHead> read_head(std::span<const std::byte, frame_head_bytes> bytes) {
    Reader reader{bytes};
    const auto size = reader.number<std::uint32_t>();
    const auto type = reader.number<std::uint8_t>();
    if (!size || !type || *size > most_frame_bytes) return std::nullopt;
    if (*type < static_cast<std::uint8_t>(FrameType::Request) ||
        *type > static_cast<std::uint8_t>(FrameType::Done)) {
        return std::nullopt;
    }
    return FrameHead{*size, static_cast<FrameType>(*type)};
}

std::vector<std::byte> write_request(const WorkshopRequest& request) {
    Writer writer;
    writer.number(static_cast<std::uint8_t>(request.job));
    writer.text(request.name);
    writer.text(request.password);
    writer.text({reinterpret_cast<const char*>(request.content.data()), request.content.size()});
    writer.text(request.columns);
    return std::move(writer.bytes);
}

std::optional<WorkshopRequest> read_request(std::span<const std::byte> payload) {
    Reader reader{payload};
    const auto job = reader.number<std::uint8_t>();
    auto name = reader.text();
    auto password = reader.text();
    const auto content = reader.piece();
    auto columns = reader.text();
    if (!job || *job < 1 || *job > 3 || !name || !password || !content || !columns ||
        !reader.at_end()) {
        return std::nullopt;
    }
    return WorkshopRequest{static_cast<WorkshopJob>(*job),
                           *std::move(name),
                           *std::move(password),
                           {content->begin(), content->end()},
                           *std::move(columns)};
}

std::vector<std::byte> write_error(const Error& error) {
    Writer writer;
    writer.number(static_cast<std::uint8_t>(error.reason.code));
    writer.text(error.reason.id);
    writer.text(error.reason.zh);
    writer.text(error.reason.en);
    writer.text(error.detail);
    writer.text(error.where);
    return std::move(writer.bytes);
}

std::optional<Error> read_error(std::span<const std::byte> payload) {
    Reader reader{payload};
    const auto code = reader.number<std::uint8_t>();
    const auto id = reader.text();
    const auto zh = reader.text();
    const auto en = reader.text();
    const auto detail = reader.text();
    const auto where = reader.text();
    if (!code || *code > static_cast<std::uint8_t>(ErrorCode::Internal) || !id || !zh || !en ||
        !detail || !where) {
        return std::nullopt;
    }
    return Error{
        {keep(shown(*id)), static_cast<ErrorCode>(*code), keep(shown(*zh)), keep(shown(*en))},
        shown(*detail),
        shown(*where)};
}

std::vector<std::byte> write_numbers(std::span<const std::uint64_t> numbers) {
    Writer writer;
    for (const std::uint64_t number : numbers)
        writer.number(number);
    return std::move(writer.bytes);
}

std::optional<std::vector<std::uint64_t>> read_numbers(std::span<const std::byte> payload) {
    if (payload.size() % 8 != 0) return std::nullopt;
    Reader reader{payload};
    std::vector<std::uint64_t> numbers;
    while (const auto number = reader.number<std::uint64_t>())
        numbers.push_back(*number);
    return numbers;
}

}  // namespace shuofa
