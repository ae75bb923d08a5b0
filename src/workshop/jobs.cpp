#include "workshop/jobs.h"

#include "domain/papers/paper_codec.h"
#include "workshop/draw_paper.h"
#include "workshop/pipes.h"
#include "workshop/read_foreign_file.h"

#include <algorithm>
#include <exception>
#include <new>

namespace shuofa {
namespace {

constexpr ErrorReason file_too_demanding{
    "file_too_demanding", ErrorCode::InvalidInput,
    "读这个文件需要的内存超过了上限，已经停止。没有导入任何内容；请分成较小的文件再试。",
    "Reading this file needs more memory than allowed and was stopped. Nothing was imported; try "
    "smaller files."};
constexpr ErrorReason reader_broke{
    "reader_broke", ErrorCode::Internal,
    "读这个文件时程序内部出错。没有导入任何内容，原文件没有改动。",
    "Internal error while reading this file. Nothing was imported and the original is unchanged."};

// Where the program puts the file to read (formats/workshop_frames.h).
constexpr int file_descriptor = 3;

void tell_cage(const CageWalls& walls) {
    const CageWalls held = probe_cage(walls);
    const std::byte bytes[] = {std::byte{held.limits}, std::byte{held.no_new_privileges},
                               std::byte{held.landlock}, std::byte{held.seccomp}};
    send(FrameType::Cage, bytes);
}

Result<void> draw(std::span<const std::byte> paper) {
    const auto drawing = TRY(draw_paper(TRY(decode_paper(paper))));
    constexpr std::size_t piece = 1u << 20;
    for (std::size_t at = 0; at < drawing.size(); at += piece) {
        send(FrameType::File, std::span{drawing}.subspan(at, std::min(piece, drawing.size() - at)));
    }
    return {};
}

Result<void> answer(const WorkshopRequest& request, const CageWalls& walls) {
    switch (request.job) {
        case WorkshopJob::Cage:
            tell_cage(walls);
            return {};
        case WorkshopJob::DrawPaper:
            return draw(request.content);
        case WorkshopJob::ReadFile:
            return read_foreign_file(request, file_descriptor);
    }
    return {};
}

}  // namespace

void do_job(const WorkshopRequest& request, const CageWalls& walls) {
    Result<void> done;
    try {
        done = answer(request, walls);
    } catch (const std::bad_alloc&) {
        done = fail(file_too_demanding);
    } catch (const std::exception& bug) {
        done = fail(reader_broke, bug.what());
    }
    if (done) {
        send(FrameType::Done, {});
    } else {
        send(FrameType::Failed, write_error(done.error()));
    }
}

}  // namespace shuofa
