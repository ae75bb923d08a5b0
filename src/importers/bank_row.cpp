#include "importers/bank_row.h"

#include "base/text.h"
#include "importers/cells.h"
#include "importers/order_numbers.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

// "财付通-北岸数码专营店1000000000" is the wallet, the shop and the shop's account number.
struct Payee {
    std::string_view wallet;
    std::string_view shop;
};

Payee split_counterparty(std::string_view text) {
    Payee payee;
    for (const std::string_view wallet : {"财付通", "微信支付", "支付宝", "京东支付", "抖音支付",
                                          "美团支付", "拼多多支付", "银联", "云闪付", "网银在线"}) {
        if (!text.starts_with(wallet)) continue;
        payee.wallet = wallet;
        text.remove_prefix(wallet.size());
        while (text.starts_with('-') || text.starts_with(' '))
            text.remove_prefix(1);
        break;
    }
    const std::size_t name_end = text.find_last_not_of("0123456789* ");
    payee.shop =
        name_end == std::string_view::npos ? std::string_view{} : text.substr(0, name_end + 1);
    if (text.size() - payee.shop.size() < 6) payee.shop = text;  // digits that belong to the name
    if (payee.shop.empty()) payee.shop = payee.wallet;
    return payee;
}

void judge(const BankRow& row, const Payee& payee, OrderDraft& draft) {
    draft.kind = DraftKind::NotPurchase;
    if (!row.out.is_negative()) {
        if (mentions(row.summary, {"还款"})) {
            draft.other_money = OtherMoney::Repayment;
        } else if (mentions(row.summary,
                            {"转账", "汇款", "取款", "理财", "基金", "转存", "红包"})) {
            draft.other_money = OtherMoney::Transfer;
        } else if (row.out.is_zero()) {
            draft.other_money = OtherMoney::ZeroAmount;
        } else if (!payee.wallet.empty() ||
                   mentions(row.summary, {"消费", "支付", "缴费", "购", "付款"})) {
            draft.kind = DraftKind::Purchase;
            draft.state = OrderState::Paid;
        } else {
            draft.other_money = OtherMoney::Transfer;
        }
        return;
    }
    if (mentions(row.summary, {"退款", "退货"}) || mentions(row.note, {"退款"})) {
        draft.kind = DraftKind::Refund;
    } else {
        draft.other_money = OtherMoney::Income;
    }
}

}  // namespace

OrderDraft bank_draft(const BankRow& bank_row, const TableRow& row, std::string& number) {
    const Payee payee = split_counterparty(bank_row.counterparty);
    OrderDraft draft;
    draft.source = bank_row.bank;
    draft.numbered_by = bank_row.bank;
    draft.seller = payee.shop;
    draft.method = payee.wallet;
    draft.platform = platform_of_seller(payee.shop);
    draft.status = bank_row.summary;
    draft.category = bank_row.summary;
    draft.note = bank_row.note;
    draft.amount = bank_row.out.is_negative() ? -bank_row.out : bank_row.out;
    draft.at = bank_row.at;
    draft.row = row.row;
    judge(bank_row, payee, draft);
    number = fmt::format("{}:{}:{}", day_text(china_day(*bank_row.at)), (-bank_row.out).text(),
                         bank_row.balance);
    draft.trade_number = number;
    if (draft.kind != DraftKind::NotPurchase) draft.number = number;
    return draft;
}

}  // namespace shuofa
