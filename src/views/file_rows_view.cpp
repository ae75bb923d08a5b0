#include "views/file_rows_view.h"

#include "formats/describe.h"

namespace shuofa {

FileRowsView to_view(const FileRows& rows, const FileRowsRequest& request, Language language) {
    FileRowsView view{rows.record.id.text(),
                      rows.record.file_name,
                      rows.record.digest,
                      to_views(rows.record, language),
                      {},
                      std::nullopt};
    for (const FileRow& row : rows.rows) {
        FileRowView& shown = view.rows.emplace_back();
        shown.member = row.member;
        shown.row = row.row;
        if (row.problem) {
            shown.became = "problem";
            shown.why = row.problem->reason.in(language);
            shown.text = row.problem->text;
            continue;
        }
        shown.became = name_of(row.kind);
        if (row.kind == DraftKind::NotPurchase) shown.why = phrase_of(row.because).in(language);
        shown.order = row.order;
        shown.amount = row.amount;
        shown.at = row.at;
        shown.number = row.number;
        shown.seller = row.seller;
        shown.title = row.title;
        shown.status = row.status;
    }
    if (rows.has_more) view.next = request.after + static_cast<std::int64_t>(rows.rows.size());
    return view;
}

std::string to_json(const FileRowsView& view) { return describe::to_text(view); }

const Phrase& phrase_of(OtherMoney because) {
    static const Phrase none{"", ""}, income{"收入", "income"}, transfer{"转账", "transfer"},
        red_packet{"红包", "red packet"}, repayment{"还款", "repayment"}, top_up{"充值", "top-up"},
        withdrawal{"提现", "withdrawal"}, investment{"理财", "investment"},
        frozen{"冻结或解冻", "frozen"}, never_paid{"没有付款", "never paid"},
        zero{"金额为零", "amount of zero"};
    switch (because) {
        case OtherMoney::None:
            return none;
        case OtherMoney::Income:
            return income;
        case OtherMoney::Transfer:
            return transfer;
        case OtherMoney::RedPacket:
            return red_packet;
        case OtherMoney::Repayment:
            return repayment;
        case OtherMoney::TopUp:
            return top_up;
        case OtherMoney::Withdrawal:
            return withdrawal;
        case OtherMoney::Investment:
            return investment;
        case OtherMoney::Frozen:
            return frozen;
        case OtherMoney::NeverPaid:
            return never_paid;
        case OtherMoney::ZeroAmount:
            return zero;
    }
    return none;
}

}  // namespace shuofa
