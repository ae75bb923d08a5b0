// What reading a bill costs on its way from the file to orders, stage by stage: decoding and
// parsing, packing for the pipe, unpacking with all checks, merging into orders.
//
//   bench/generate_bills 1000000 bill.csv && build/release/bench/bench_bills bill.csv
#include "cpu_clock.h"
#include "domain/orders/draft_codec.h"
#include "domain/orders/merge_drafts.h"
#include "importers/read_file.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace shuofa;

// What one pass over the file does with its drafts.
enum class Depth { Read, Pack, Unpack, Merge };

struct Pass {
    std::size_t rows = 0;
    std::size_t orders = 0;
    double seconds = 0;
};

void take_frame(const std::string& frame, Depth depth, Pass& pass) {
    if (depth < Depth::Unpack) return;
    const auto decoded = decode_bill_frame(frame);
    if (!decoded || depth < Depth::Merge) return;
    const auto& chunk = std::get<DraftChunk>(*decoded);
    pass.orders += merge_drafts({}, chunk.drafts(), {"1", {}}).added.size();
}

Pass run(const ByteFile& file, Depth depth) {
    constexpr std::size_t frame_size = 32 * 1024;  // as the workshop sends
    Pass pass;
    DraftChunkWriter writer;
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [&](const OrderDraft& draft) {
        ++pass.rows;
        if (depth == Depth::Read) return;
        writer.add(draft);
        if (writer.size() >= frame_size) take_frame(writer.take(), depth, pass);
    };
    sink.problem = [](const RowProblem&) {};
    sink.finish = [](const BillReport&) {};
    const double before = cpu_seconds();
    const auto result = read_file({file, "bill", ""}, {sink, nullptr, nullptr});
    if (!writer.empty()) take_frame(writer.take(), depth, pass);
    pass.seconds = cpu_seconds() - before;
    if (!result) std::printf("not read: %s\n", std::string{result.error().reason.en}.c_str());
    return pass;
}

}  // namespace

int main(int count, char** words) {
    const int descriptor = count == 2 ? open(words[1], O_RDONLY | O_CLOEXEC) : -1;
    struct stat status {};
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        std::puts("usage: bench_bills FILE");
        return 2;
    }
    ByteFile file;
    file.size = static_cast<std::uint64_t>(status.st_size);
    file.read_at = [&](std::uint64_t offset, std::span<char> into) -> Result<std::size_t> {
        const ssize_t got = pread(descriptor, into.data(), into.size(), static_cast<off_t>(offset));
        return static_cast<std::size_t>(got < 0 ? 0 : got);
    };
    double before = 0;
    for (const auto& [name, depth] :
         {std::pair{"decode and parse", Depth::Read}, std::pair{"pack for the pipe", Depth::Pack},
          std::pair{"unpack and check", Depth::Unpack},
          std::pair{"merge into orders", Depth::Merge}}) {
        const Pass pass = run(file, depth);
        std::printf("%-20s %8.3f s of processor time for %zu rows\n", name, pass.seconds - before,
                    pass.rows);
        before = pass.seconds;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-20s %8.1f MiB at the peak\n", "memory",
                static_cast<double>(usage.ru_maxrss) / 1024);
}
