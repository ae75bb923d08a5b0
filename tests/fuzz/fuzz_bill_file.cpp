// Any file through all importers and over the pipe: what arrives is what was sent, every bill that
// begins ends, and no amount is negative.

#include "base/text.h"
#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"
#include "domain/orders/merge_drafts.h"
#include "importers/read_file.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const ByteFile file = file_of(bytes);
    DraftChunkWriter writer;
    int open = 0;
    std::size_t drafts = 0;
    BillSink sink;
    sink.start = [&](const BillStart& start) {
        ++open;
        if (!decode_bill_frame(encode(start))) std::abort();
    };
    sink.draft = [&](const OrderDraft& draft) {
        if (open != 1 || draft.amount.is_negative()) std::abort();
        ++drafts;
        writer.add(draft);
    };
    sink.problem = [&](const RowProblem& problem) { writer.add(problem); };
    sink.finish = [&](const BillReport& report) {
        --open;
        if (!decode_bill_frame(encode(report))) std::abort();
    };
    const auto on_document = [](const DocumentDraft& document) {
        if (!decode_document_frame(encode(document))) std::abort();
    };
    const auto on_file = [](const FileReport& report) {
        if (!decode_document_frame(encode(report))) std::abort();
    };
    const auto result = read_file({file, "账单", "123456"}, {sink, on_document, on_file});
    if (result && open != 0) std::abort();
    if (writer.empty()) return 0;
    const auto frame = decode_bill_frame(writer.take());
    if (!frame) std::abort();
    const auto& chunk = std::get<DraftChunk>(*frame);
    if (chunk.drafts().size() != drafts) std::abort();
    (void)merge_drafts({}, chunk.drafts(), {"f", {}});
    return 0;
}
