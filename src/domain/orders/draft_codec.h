#pragma once

#include "base/result.h"
#include "domain/orders/order_draft.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shuofa {

// What the workshop sends while it reads a bill, as frames of bytes: for every bill of the file one
// BillStart, any number of DraftChunks, one BillReport.  A plain bill is one bill; an archive can
// hold several.

// Collects rows until the chunk is large enough; take() gives the frame and starts the next.
class DraftChunkWriter {
public:
    void add(const OrderDraft& draft);
    void add(const RowProblem& problem);

    bool empty() const { return drafts_ == 0 && problems_ == 0; }
    // The size of the frame that take() would give, nearly.
    std::size_t size() const { return fixed_.size() + texts_.size() + problem_bytes_.size(); }
    std::string take();

private:
    std::string fixed_;
    std::string texts_;
    std::string problem_bytes_;
    std::size_t drafts_ = 0;
    std::size_t problems_ = 0;
};

std::string encode(const BillStart& start);
std::string encode(const BillReport& report);

// Drafts and problems read back.  The drafts' texts live in the chunk, which can be moved.
class DraftChunk {
public:
    std::span<const OrderDraft> drafts() const { return drafts_; }
    std::span<const RowProblem> problems() const { return problems_; }

private:
    friend Result<DraftChunk> decode_draft_chunk(std::string_view frame);
    std::unique_ptr<char[]> texts_;
    std::vector<OrderDraft> drafts_;
    std::vector<RowProblem> problems_;
};

using BillFrame = std::variant<BillStart, DraftChunk, BillReport>;

// Reads one frame.  It comes from a process that read hostile files, so nothing in it is believed:
// lengths, enumerators, UTF-8, amounts and times are checked.
Result<BillFrame> decode_bill_frame(std::string_view frame);

}  // namespace shuofa
