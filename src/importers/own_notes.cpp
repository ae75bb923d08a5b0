#include "importers/own_notes.h"

#include "base/text.h"
#include "importers/cells.h"
#include "importers/row_names.h"

namespace shuofa {
namespace {

class Notes {
public:
    Notes(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read(std::span<const TableLayout> layouts) {
        TRY(table_.find(layouts));
        table_.expect_slashes();
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        table_.finish({});
        return {};
    }

private:
    void take(const TableRow& row) {
        const auto at = table_.time(row, notes::Date);
        if (!at) return table_.problem(row, time_unreadable);
        const std::string_view currency = table_.value(row, notes::Currency);
        if (!currency.empty() && currency != "CNY" && currency != "人民币")
            return table_.problem(row, foreign_currency);
        const auto amount = parse_amount(table_.cell(row, notes::Amount));
        const std::string_view back = table_.value(row, notes::Refunded);
        const auto refunded = back.empty() ? Money{} : parse_amount(back);
        if (!amount || !refunded || refunded->is_negative())
            return table_.problem(row, amount_unreadable);

        OrderDraft draft = table_.draft(row, {.trade = notes::Id,
                                              .seller = notes::Seller,
                                              .title = notes::Note,
                                              .method = notes::Account,
                                              .status = notes::Kind,
                                              .category = notes::Category});
        draft.source = SourceKind::OwnNotes;
        draft.numbered_by = SourceKind::OwnNotes;
        if (draft.title.empty()) draft.title = table_.value(row, notes::Subcategory);
        if (draft.title.empty()) draft.title = draft.category;
        draft.at = at;
        // What was paid: the app takes the refund off the amount and names it beside it.
        draft.amount = (amount->is_negative() ? -*amount : *amount) + *refunded;
        judge(*refunded, draft);
        add_to(table_.computed(), draft.status, draft.amount);
        name(table_.value(row, notes::Original), draft);
        sink_.draft(draft);
    }

    static void judge(Money refunded, OrderDraft& draft) {
        const std::string_view kind = draft.status;
        draft.kind = DraftKind::NotPurchase;
        if (kind == "退款") {
            draft.kind = DraftKind::Refund;
        } else if (draft.amount.is_zero()) {
            draft.other_money = OtherMoney::ZeroAmount;
        } else if (kind == "支出" || kind == "报销") {  // to be paid back by somebody else
            draft.kind = DraftKind::Purchase;
            draft.state = OrderState::Paid;
            if (!refunded.is_zero()) draft.refund_stated = refunded;
        } else if (kind == "还款") {
            draft.other_money = OtherMoney::Repayment;
        } else if (kind == "收入" || kind == "报销记录") {
            draft.other_money = OtherMoney::Income;
        } else {
            draft.other_money = OtherMoney::Transfer;
        }
    }

    void name(std::string_view original, OrderDraft& draft) {
        if (draft.kind == DraftKind::NotPurchase) return;
        draft.number = draft.trade_number;
        if (draft.kind == DraftKind::Refund && !original.empty()) draft.number = original;
        if (draft.number.empty()) draft.number = row_names_.name(draft);
    }

    BillTable table_;
    const BillSink& sink_;
    RowNames row_names_;
};

}  // namespace

Result<void> read_notes(std::span<const TableLayout> layouts, const Importer& self,
                        BillInput& input, const BillSink& sink) {
    return Notes{self, input, sink}.read(layouts);
}

}  // namespace shuofa
