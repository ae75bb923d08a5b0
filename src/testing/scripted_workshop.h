#pragma once

#include "domain/orders/draft_codec.h"
#include "ports/workshop.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// A workshop that answers every bill with the same frames, and then fails if it is told to.
class ScriptedWorkshop final : public Workshop {
public:
    std::vector<std::string> frames;
    std::optional<Error> failure;
    int bills_read = 0;

    // A bill with these rows, `rows_in_chunk` in each frame.
    void script_bill(const std::vector<OrderDraft>& drafts, std::size_t rows_in_chunk = 1000,
                     std::optional<Instant> as_of = std::nullopt) {
        frames = {encode(BillStart{"scripted_bill", "", as_of})};
        DraftChunkWriter writer;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            writer.add(drafts[i]);
            if ((i + 1) % rows_in_chunk == 0) frames.push_back(writer.take());
        }
        if (!writer.empty()) frames.push_back(writer.take());
        BillReport report;
        report.importer = "scripted_bill";
        report.rows = static_cast<std::int64_t>(drafts.size());
        frames.push_back(encode(report));
    }

    Result<void> read_file(const FileReading&, const FileReadingSink& sink) override {
        ++bills_read;
        for (const std::string& frame : frames) {
            TRY(sink.on_frame(std::as_bytes(std::span{frame.data(), frame.size()})));
        }
        if (failure) return tl::unexpected<Error>{*failure};
        return {};
    }
    Result<std::vector<std::byte>> draw_paper(std::span<const std::byte>) override {
        return std::vector<std::byte>{};
    }
    Result<CageState> cage() override { return CageState{}; }
};

}  // namespace shuofa
