#include "workshop/pipes.h"

#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace shuofa {
namespace {

bool read_all(std::span<std::byte> into) {
    while (!into.empty()) {
        const ssize_t count = read(STDIN_FILENO, into.data(), into.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

void write_all(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) _exit(EXIT_FAILURE);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

}  // namespace

std::optional<WorkshopRequest> take_request() {
    std::array<std::byte, frame_head_bytes> head_bytes{};
    if (!read_all(head_bytes)) return std::nullopt;
    const auto head = read_head(head_bytes);
    if (!head || head->type != FrameType::Request) return std::nullopt;
    std::vector<std::byte> payload(head->size);
    if (!read_all(payload)) return std::nullopt;
    return read_request(payload);
}

void send(FrameType type, std::span<const std::byte> payload) {
    write_all(write_head({static_cast<std::uint32_t>(payload.size()), type}));
    write_all(payload);
}

}  // namespace shuofa
