#pragma once

// The words that the program and its workshop exchange over pipes.
//
// A request is one frame on the workshop's standard input; the file to read, if any, is descriptor
// 3.  The answer is a row of frames on standard output that ends with Done or Failed.  A frame is
// the length of its payload (4 bytes, little-endian), its type (1 byte) and the payload.  Both
// sides check every length: the program does not trust the workshop, and the workshop reads only
// from the program.

#include "base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

enum class FrameType : std::uint8_t {
    Request = 1,
    Cage = 2,      // four bytes, 0 or 1: limits, no new privileges, Landlock, seccomp
    Progress = 3,  // three 8-byte numbers: bytes done, bytes in all, rows done
    Drafts = 4,    // of domain/orders/draft_codec or domain/documents/document_codec
    File = 5,      // a piece of a finished file
    Failed = 6,    // an error, see write_error
    Done = 7,
};

enum class WorkshopJob : std::uint8_t { Cage = 1, ReadFile = 2, DrawPaper = 3 };

struct Frame {
    FrameType type = FrameType::Done;
    std::vector<std::byte> payload;
};

// No frame is longer; what is larger is sent in pieces.
inline constexpr std::size_t most_frame_bytes = 16u << 20;
inline constexpr std::size_t frame_head_bytes = 5;

struct FrameHead {
    std::uint32_t size = 0;
    FrameType type = FrameType::Done;
};

std::array<std::byte, frame_head_bytes> write_head(const FrameHead& head);
// Nothing when the type is unknown or the size is above the limit.
std::optional<FrameHead> read_head(std::span<const std::byte, frame_head_bytes> bytes);

// What is asked of the workshop.
struct WorkshopRequest {
    WorkshopJob job = WorkshopJob::Cage;
    std::string name;  // of the file, as the user calls it
    std::string password;
    std::vector<std::byte> content;  // the paper to draw, or the keys to check mails with
    std::string columns = {};        // how unknown tables are read, see orders/column_mapping
};

std::vector<std::byte> write_request(const WorkshopRequest& request);
std::optional<WorkshopRequest> read_request(std::span<const std::byte> payload);

std::vector<std::byte> write_error(const Error& error);
// The texts come from the workshop: they are cut to a sane length and made safe to show.
std::optional<Error> read_error(std::span<const std::byte> payload);

std::vector<std::byte> write_numbers(std::span<const std::uint64_t> numbers);
std::optional<std::vector<std::uint64_t>> read_numbers(std::span<const std::byte> payload);

}  // namespace shuofa
