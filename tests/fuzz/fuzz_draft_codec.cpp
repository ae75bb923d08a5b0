// Any bytes as a frame from the workshop: refused, or drafts that can be believed.

#include "base/text.h"
#include "domain/orders/draft_codec.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const auto frame = decode_bill_frame({reinterpret_cast<const char*>(data), size});
    if (!frame || !std::holds_alternative<DraftChunk>(*frame)) return 0;
    for (const OrderDraft& draft : std::get<DraftChunk>(*frame).drafts()) {
        if (draft.amount.is_negative()) std::abort();
        for (const std::string_view text :
             {draft.number, draft.trade_number, draft.merchant_number, draft.seller, draft.title,
              draft.method, draft.status, draft.category, draft.note}) {
            if (!is_utf8(text)) std::abort();
        }
    }
    return 0;
}
