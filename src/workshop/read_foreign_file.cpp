#include "workshop/read_foreign_file.h"

#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"
#include "importers/read_file.h"
#include "workshop/fit_frame.h"
#include "workshop/pipes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace shuofa {
namespace {

constexpr ErrorReason bill_unreadable{
    "bill_unreadable", ErrorCode::Unavailable,
    "读文件时磁盘出错，没有导入任何内容。请检查文件后再试。",
    "The disk failed while the file was read; nothing was imported. Check the file and try again."};

// About 200 rows.  Small enough that what the program makes of a frame is given back to and taken
// from the same warm memory: with 256 KiB, merging a million rows takes more than twice as long.
constexpr std::size_t frame_size = 32 * 1024;

Result<ByteFile> open_file(int descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0) return fail(bill_unreadable, std::strerror(errno));
    ByteFile file;
    file.size = static_cast<std::uint64_t>(status.st_size);
    file.read_at = [descriptor](std::uint64_t offset, std::span<char> into) -> Result<std::size_t> {
        for (;;) {
            const ssize_t got =
                pread(descriptor, into.data(), into.size(), static_cast<off_t>(offset));
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) return fail(bill_unreadable, std::strerror(errno));
        }
    };
    return file;
}

// Collects rows into frames and sends them, and documents each as a frame.
class FileSender {
public:
    explicit FileSender(std::uint64_t bytes_in_all) : bytes_in_all_{bytes_in_all} {}

    FileSink sink() {
        FileSink sink{.bills = bill_sink()};
        sink.document = [](DocumentDraft document) {
            for (const DocumentDraft& piece : fit_frame(std::move(document)))
                send_text(encode(piece));
        };
        sink.file = [](const FileReport& report) { send_text(encode(report)); };
        return sink;
    }

private:
    BillSink bill_sink() {
        BillSink sink;
        sink.start = [this](const BillStart& start) { send_text(encode(start)); };
        sink.draft = [this](const OrderDraft& draft) {
            ++rows_;
            chunk_.add(draft);
            if (chunk_.size() >= frame_size) send_chunk();
        };
        sink.problem = [this](const RowProblem& problem) {
            chunk_.add(problem);
            if (chunk_.size() >= frame_size) send_chunk();
        };
        sink.finish = [this](const BillReport& report) {
            send_chunk();
            send_text(encode(report));
        };
        sink.progress = [this](std::uint64_t bytes_done) { tell_progress(bytes_done); };
        return sink;
    }

    static void send_text(std::string_view frame) {
        send(FrameType::Drafts, std::as_bytes(std::span{frame.data(), frame.size()}));
    }

    void send_chunk() {
        if (!chunk_.empty()) send_text(chunk_.take());
    }

    void tell_progress(std::uint64_t bytes_done) {
        constexpr std::uint64_t step = 1u << 20;
        if (bytes_done < told_ + step && bytes_done < bytes_in_all_) return;
        told_ = bytes_done;
        const std::uint64_t numbers[] = {bytes_done, bytes_in_all_, rows_};
        send(FrameType::Progress, write_numbers(numbers));
    }

    std::uint64_t bytes_in_all_;
    std::uint64_t told_ = 0;
    std::uint64_t rows_ = 0;
    DraftChunkWriter chunk_;
};

}  // namespace

Result<void> read_foreign_file(const WorkshopRequest& request, int descriptor) {
    const ByteFile file = TRY(open_file(descriptor));
    FileSender sender{file.size};
    const std::string mail_keys{reinterpret_cast<const char*>(request.content.data()),
                                request.content.size()};
    return read_file(
        {file, request.name, request.password, mail_keys, parse_mappings(request.columns)},
        sender.sink());
}

}  // namespace shuofa
