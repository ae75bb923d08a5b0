#include "base/text.h"
#include "domain/orders/join_documents.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

namespace shuofa {
namespace {

constexpr std::int64_t hour = 3600LL * 1'000'000;
constexpr std::int64_t day = 24 * hour;

// Banks book a payment on its day or the next.
constexpr std::int64_t bank_delay = 36 * hour;
// An invoice comes with the payment or within two months.
constexpr std::int64_t invoice_before = 3 * day;
constexpr std::int64_t invoice_after = 60 * day;
// People talk about a purchase while they may still send it back or have it mended.
constexpr std::int64_t talk_after = 90 * day;

constexpr int least_score = 50;
constexpr std::size_t least_shared_name = 3;

struct Candidate {
    Link link;
    std::int64_t distance = 0;
    int equals = 0;  // how many more are as good
};

struct Wallet {
    std::string_view word;
    std::array<SourceKind, 2> kinds;
};

// What banks write before the shop's name.
constexpr std::array<Wallet, 5> wallets{{
    {"支付宝", {SourceKind::Alipay, SourceKind::Taobao}},
    {"财付通", {SourceKind::WeChat, SourceKind::WeChat}},
    {"微信", {SourceKind::WeChat, SourceKind::WeChat}},
    {"京东", {SourceKind::Jd, SourceKind::Jd}},
    {"美团", {SourceKind::Meituan, SourceKind::Meituan}},
}};

enum class WalletNamed { None, This, Other };

WalletNamed wallet_named(const JoinOrder& bank_row, SourceKind kind) {
    for (const Wallet& wallet : wallets) {
        if (!contains(bank_row.seller, wallet.word) && !contains(bank_row.title, wallet.word))
            continue;
        const bool same =
            std::find(wallet.kinds.begin(), wallet.kinds.end(), kind) != wallet.kinds.end();
        return same ? WalletNamed::This : WalletNamed::Other;
    }
    return WalletNamed::None;
}

std::string without_usual_words(std::string_view name) {
    std::string text{name};
    for (const std::string_view word :
         {"官方旗舰店", "旗舰店",   "专卖店",   "专营店",   "有限责任公司", "股份有限公司",
          "有限公司",   "售后",     "客服",     "商家",     "平台商户",     "支付宝",
          "财付通",     "微信支付", "京东支付", "快捷支付", "消费",         "网上",
          "官方",       "店铺",     "公司",     "中国",     "电子商务",     "科技",
          "商贸",       "网络"})
        text = replace_all(text, word, "-");
    return text;
}

}  // namespace

std::size_t shared_name(std::string_view a, std::string_view b) {
    const std::u32string left = code_points(without_usual_words(a));
    const std::u32string right = code_points(without_usual_words(b));
    std::size_t longest = 0;
    std::vector<std::size_t> row(right.size() + 1), above(right.size() + 1);
    for (const char32_t c : left) {
        for (std::size_t j = 0; j < right.size(); ++j) {
            const bool same = c == right[j] && c != U'-' && c != U' ' && c != U'*';
            row[j + 1] = same ? above[j] + 1 : 0;
            longest = std::max(longest, row[j + 1]);
        }
        std::swap(row, above);
    }
    return longest;
}

struct LikelyLinks::State {
    std::span<const JoinDocument> documents;
    std::span<const JoinOrder> bank_rows;
    std::unordered_multimap<std::int64_t, std::size_t> rows_by_fen;
    std::unordered_multimap<std::int64_t, std::size_t> refund_rows_by_fen;
    std::unordered_multimap<std::int64_t, std::size_t> invoices_by_fen;
    std::vector<std::size_t> talks;  // calls, chats, mails and pages with a seller and a time
    std::unordered_map<std::string, Candidate> best;

    void offer(const std::string& other, const JoinOrder& order, LinkBasis basis, int score,
               std::int64_t distance, std::string proof) {
        if (score < least_score) return;
        const auto [at, is_new] = best.try_emplace(other);
        Candidate& known = at->second;
        if (!is_new) {
            if (score < known.link.score ||
                (score == known.link.score && distance > known.distance)) {
                return;
            }
            if (score == known.link.score && distance == known.distance) {
                ++known.equals;
                return;
            }
        }
        known = {Link{link_id(order.id, other), order.ordinal, other, basis,
                      LinkCertainty::Proposed, score, std::move(proof)},
                 distance, 0};
    }

    void try_bank_rows(const JoinOrder& order) {
        if (!order.paid || !order.at || is_statement(order.numbered_by)) return;
        const auto [begin, end] = rows_by_fen.equal_range(order.paid->fen());
        for (auto it = begin; it != end; ++it) {
            const JoinOrder& row = bank_rows[it->second];
            if (!row.at) continue;
            const std::int64_t distance = std::abs(row.at->micros - order.at->micros);
            const WalletNamed named = wallet_named(row, order.numbered_by);
            if (distance > bank_delay || named == WalletNamed::Other) continue;
            const bool same_seller =
                std::max(shared_name(row.seller, order.seller),
                         shared_name(row.title, order.seller)) >= least_shared_name;
            const int score = 45 + (named == WalletNamed::This ? 25 : 0) + (same_seller ? 25 : 0);
            offer(row.id, order, LinkBasis::BankRow, score, distance, order.paid->text());
        }
    }

    // A bank tells a refund by itself, without the payment.
    void try_refund_rows(const JoinOrder& order) {
        if (order.refunded.is_zero() || !order.at || is_statement(order.numbered_by)) return;
        const auto [begin, end] = refund_rows_by_fen.equal_range(order.refunded.fen());
        for (auto it = begin; it != end; ++it) {
            const JoinOrder& row = bank_rows[it->second];
            const std::int64_t after = row.at->micros - order.at->micros;
            const WalletNamed named = wallet_named(row, order.numbered_by);
            if (after < -bank_delay || after > talk_after || named == WalletNamed::Other) continue;
            const bool same_seller =
                std::max(shared_name(row.seller, order.seller),
                         shared_name(row.title, order.seller)) >= least_shared_name;
            const int score = 35 + (named == WalletNamed::This ? 25 : 0) + (same_seller ? 25 : 0);
            offer(row.id, order, LinkBasis::BankRow, score, std::abs(after), order.refunded.text());
        }
    }

    void try_invoices(const JoinOrder& order) {
        if (!order.paid || !order.at) return;
        const auto [begin, end] = invoices_by_fen.equal_range(order.paid->fen());
        for (auto it = begin; it != end; ++it) {
            const JoinDocument& invoice = documents[it->second];
            const std::int64_t after = invoice.at->micros - order.at->micros;
            if (after < -invoice_before || after > invoice_after) continue;
            const bool same_seller =
                shared_name(invoice.seller, order.seller) >= least_shared_name - 1;
            const int score = 45 + (same_seller ? 35 : 0) + (after < 15 * day ? 10 : 0);
            offer(invoice.id, order, LinkBasis::AmountTimeSeller, score, std::abs(after),
                  order.paid->text());
        }
    }

    void try_talks(const JoinOrder& order) {
        if (!order.at || order.seller.empty()) return;
        for (const std::size_t i : talks) {
            const JoinDocument& talk = documents[i];
            const std::int64_t after = talk.at->micros - order.at->micros;
            if (after < -day || after > talk_after) continue;
            const std::size_t shared = shared_name(talk.seller, order.seller);
            if (shared < least_shared_name) continue;
            const int score = 50 + static_cast<int>(std::min<std::size_t>(shared, 8)) * 2;
            offer(talk.id, order, LinkBasis::SellerTime, score, std::abs(after), talk.seller);
        }
    }
};

LikelyLinks::LikelyLinks(std::span<const JoinDocument> documents,
                         std::span<const JoinOrder> bank_rows)
    : state_{std::make_unique<State>()} {
    constexpr std::size_t most_talks = 500;  // each is compared with every order of its time
    state_->documents = documents;
    state_->bank_rows = bank_rows;
    for (std::size_t i = 0; i < bank_rows.size(); ++i) {
        const JoinOrder& row = bank_rows[i];
        if (row.paid) {
            state_->rows_by_fen.emplace(row.paid->fen(), i);
        } else if (!row.refunded.is_zero() && row.at) {
            state_->refund_rows_by_fen.emplace(row.refunded.fen(), i);
        }
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const JoinDocument& document = documents[i];
        if (!document.at) continue;
        if (document.kind == DocumentKind::Invoice) {
            if (document.amount && document.amount->fen() > 0)
                state_->invoices_by_fen.emplace(document.amount->fen(), i);
        } else if (!document.seller.empty() && state_->talks.size() < most_talks) {
            state_->talks.push_back(i);
        }
    }
}

LikelyLinks::~LikelyLinks() = default;

void LikelyLinks::look_at(const JoinOrder& order) {
    state_->try_bank_rows(order);
    state_->try_refund_rows(order);
    if (is_statement(order.numbered_by)) return;
    state_->try_invoices(order);
    state_->try_talks(order);
}

std::vector<Link> LikelyLinks::take() {
    std::vector<Link> links;
    for (auto& [other, candidate] : state_->best) {
        // Of several that look the same none can be told to be the one.
        candidate.link.score -= candidate.equals > 0 ? 20 : 0;
        if (candidate.link.score >= least_score) links.push_back(std::move(candidate.link));
    }
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.id < b.id; });
    return links;
}

}  // namespace shuofa
