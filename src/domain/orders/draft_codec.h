#pragma once

#include "base/result.h"
#include "domain/orders/order_draft.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Drafts and problems as bytes for the way out of the workshop.  One writer collects rows until
// the chunk is large enough, then take() gives its bytes and starts the next.
class DraftChunkWriter {
public:
    void add(const OrderDraft& draft);
    void add(const RowProblem& problem);

    bool empty() const { return drafts_ == 0 && problems_ == 0; }
    // Bytes that take() would give, about.
    std::size_t size() const { return fixed_.size() + texts_.size() + problem_bytes_.size(); }
    std::string take();

private:
    std::string fixed_;
    std::string texts_;
    std::string problem_bytes_;
    std::size_t drafts_ = 0;
    std::size_t problems_ = 0;
};

// Drafts and problems read back.  The drafts' texts live in the chunk; it can be moved.
class DraftChunk {
public:
    // The bytes come from a process that read hostile files: nothing in them is believed.  Lengths,
    // enumerators, UTF-8 and the amounts' signs are checked.
    static Result<DraftChunk> decode(std::string_view bytes);

    std::span<const OrderDraft> drafts() const { return drafts_; }
    std::span<const RowProblem> problems() const { return problems_; }

private:
    std::unique_ptr<char[]> texts_;
    std::vector<OrderDraft> drafts_;
    std::vector<RowProblem> problems_;
};

std::string encode(const BillStart& start);
std::string encode(const BillReport& report);
Result<BillStart> decode_bill_start(std::string_view bytes);
Result<BillReport> decode_bill_report(std::string_view bytes);

}  // namespace shuofa
