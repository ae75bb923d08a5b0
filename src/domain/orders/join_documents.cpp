#include "domain/orders/join_documents.h"

#include "domain/documents/document_id.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

namespace shuofa {
namespace {

// A shorter number of an order could be anything.
constexpr std::size_t shortest_order_number = 10;
constexpr int rounds = 4;

class Joiner {
public:
    Joiner(std::span<const JoinDocument> documents, std::span<const JoinOrder> orders)
        : documents_{documents}, orders_{orders}, joined_(documents.size()) {}

    std::vector<Link> join() {
        join_directly();
        collect_holders();
        for (int round = 0; round < rounds && join_through_documents(); ++round) {
        }
        return std::move(links_);
    }

private:
    void link(std::size_t document, std::size_t order, LinkBasis basis, const std::string& proof) {
        if (!joined_[document].insert(order).second) return;
        const JoinOrder& target = orders_[order];
        links_.push_back({link_id(target.id, documents_[document].id), target.ordinal,
                          documents_[document].id, basis, LinkCertainty::Exact, 100, proof});
    }

    void join_directly() {
        std::unordered_multimap<std::string_view, std::size_t> by_number;
        for (std::size_t i = 0; i < orders_.size(); ++i) {
            if (orders_[i].number.size() >= shortest_order_number)
                by_number.emplace(orders_[i].number, i);
            for (const std::string& number : orders_[i].more_numbers)
                by_number.emplace(number, i);
        }
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const bool parcel = documents_[i].kind == DocumentKind::Parcel;
            for (const DocumentNumber& number : documents_[i].numbers) {
                if (number.own && !parcel) continue;
                const auto [begin, end] = by_number.equal_range(number.number);
                for (auto it = begin; it != end; ++it)
                    link(i, it->second, number.own ? LinkBasis::Waybill : LinkBasis::OrderNumber,
                         number.number);
            }
        }
    }

    void collect_holders() {
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            for (const DocumentNumber& number : documents_[i].numbers)
                (number.own ? owners_ : mentions_)[number.number].push_back(i);
        }
    }

    // One round; true when something was joined.
    bool join_through_documents() {
        const auto before = joined_;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            if (!before[i].empty()) continue;
            for (const DocumentNumber& number : documents_[i].numbers) {
                follow(i, number, owners_, before);
                if (number.own) follow(i, number, mentions_, before);
            }
            if (joined_[i].empty()) follow_mail(i, before);
        }
        return before != joined_;
    }

    using Holders = std::unordered_map<std::string_view, std::vector<std::size_t>>;

    void follow(std::size_t document, const DocumentNumber& number, const Holders& holders,
                const std::vector<std::set<std::size_t>>& before) {
        const auto found = holders.find(number.number);
        if (found == holders.end()) return;
        for (const std::size_t other : found->second) {
            if (other == document || before[other].size() != 1) continue;
            link(document, *before[other].begin(), basis_of(document, other, number),
                 number.number);
        }
    }

    LinkBasis basis_of(std::size_t document, std::size_t other,
                       const DocumentNumber& number) const {
        const DocumentKind owner = documents_[number.own ? document : other].kind;
        if (owner == DocumentKind::Parcel) return LinkBasis::Waybill;
        const bool both = documents_[document].kind == DocumentKind::Invoice &&
                          documents_[other].kind == DocumentKind::Invoice;
        return both && !number.own ? LinkBasis::RedInvoice : LinkBasis::InvoiceNumber;
    }

    // "mail.eml/票.pdf" came with "mail.eml".
    void follow_mail(std::size_t document, const std::vector<std::set<std::size_t>>& before) {
        const JoinDocument& inner = documents_[document];
        if (inner.member.empty()) return;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const JoinDocument& mail = documents_[i];
            if (mail.kind != DocumentKind::Mail || mail.import != inner.import ||
                before[i].size() != 1 || inner.member.size() <= mail.member.size())
                continue;
            const bool inside = mail.member.empty() || (inner.member.starts_with(mail.member) &&
                                                        inner.member[mail.member.size()] == '/');
            if (!inside || mails_in(mail) != 1) continue;
            return link(document, *before[i].begin(), LinkBasis::SameMail, mail.id);
        }
    }

    // A file of many mails does not tell whose an attachment is.
    std::size_t mails_in(const JoinDocument& mail) {
        const std::string key = mail.import + "\n" + mail.member;
        if (mails_.empty()) {
            for (const JoinDocument& one : documents_) {
                if (one.kind == DocumentKind::Mail) ++mails_[one.import + "\n" + one.member];
            }
        }
        return mails_[key];
    }

    std::span<const JoinDocument> documents_;
    std::span<const JoinOrder> orders_;
    std::vector<std::set<std::size_t>> joined_;  // of each document: places in orders_
    Holders owners_, mentions_;
    std::map<std::string, std::size_t> mails_;
    std::vector<Link> links_;
};

}  // namespace

LinkId link_id(std::string_view order_id, std::string_view other_id) {
    return LinkId::from_ulid(id_characters(fmt::format("{}\n{}", order_id, other_id)));
}

bool is_statement(SourceKind kind) {
    switch (kind) {
        case SourceKind::CmbBank:
        case SourceKind::IcbcBank:
        case SourceKind::BocBank:
        case SourceKind::AbcBank:
        case SourceKind::UnionPay:
        case SourceKind::BocomBank:
        case SourceKind::CgbBank:
        case SourceKind::CcbBank:
        case SourceKind::CiticBank:
        case SourceKind::CibBank:
        case SourceKind::OwnNotes:
            return true;
        case SourceKind::Alipay:
        case SourceKind::WeChat:
        case SourceKind::Jd:
        case SourceKind::Meituan:
        case SourceKind::Taobao:
        case SourceKind::Pinduoduo:
        case SourceKind::OwnTable:
            return false;
    }
    return false;
}

std::vector<Link> join_by_numbers(std::span<const JoinDocument> documents,
                                  std::span<const JoinOrder> orders) {
    return Joiner{documents, orders}.join();
}

}  // namespace shuofa
