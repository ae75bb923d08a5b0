#include "views/links_view.h"

#include "domain/documents/document_facts.h"
#include "formats/describe.h"
#include "storage/document_store.h"
#include "storage/order_ids.h"

namespace shuofa {
namespace {

Result<LinkView> to_view(sql::Transaction& transaction, const VaultId& vault,
                         const DecidedLink& decided, Language language) {
    const Link& link = decided.link;
    const OrderStore orders{transaction, vault};
    const Order order = TRY(orders.load(order_id_of(link.order)));
    LinkView view;
    view.id = link.id;
    view.state = state_of(decided);
    view.basis = link.basis;
    view.score = link.score;
    view.proof = link.proof;
    view.why = phrase_of(link.basis).in(language);
    view.order = order.id.text();
    view.order_number = order.number;
    view.order_title = order.title;
    view.order_seller = order.seller;
    view.order_paid = order.paid;
    view.other = link.other;
    if (const auto other = OrderId::parse(link.other)) {
        const Order row = TRY(orders.load(*other));
        view.other_kind = name_of(LinkBasis::BankRow);
        view.other_title = row.seller.empty() ? row.title : row.seller;
        view.other_at = row.ordered_at;
        return view;
    }
    const auto found =
        TRY((DocumentStore{transaction, vault}.load_all(std::vector<std::string>{link.other})));
    if (!found.empty()) {
        const DocumentContent& content = found.front().draft.content;
        view.other_kind = name_of(kind_of(content));
        view.other_title = title_of(content);
        view.other_at = time_of(content);
    }
    return view;
}

}  // namespace

Result<LinkListView> view_links(sql::Transaction& transaction, const VaultId& vault,
                                const LinkListRequest& request, Language language) {
    const LinkStore store{transaction, vault};
    const auto links =
        TRY(request.order ? store.of_order(ordinal_of(*request.order)) : store.all());
    LinkListView list;
    for (const DecidedLink& link : links) {
        if (!request.state.empty() && state_of(link) != request.state) continue;
        list.links.push_back(TRY(to_view(transaction, vault, link, language)));
    }
    return list;
}

Result<LinkView> view_link(sql::Transaction& transaction, const VaultId& vault, const LinkId& id,
                           Language language) {
    return to_view(transaction, vault, TRY((LinkStore{transaction, vault}.load(id))), language);
}

std::string to_json(const LinkListView& view) { return describe::to_text(view); }
std::string to_json(const LinkView& view) { return describe::to_text(view); }

const Phrase& phrase_of(LinkBasis basis) {
    static const Phrase number{"里面写着订单号", "it names the order's number"},
        waybill{"运单号相同", "the same waybill number"},
        invoice{"发票号码相同", "the same invoice number"},
        red{"红字发票写明了原发票", "the red invoice names its blue one"},
        mail{"同一封邮件里的附件", "it came with the mail"},
        bank{"银行流水与支付记录金额、日期相符",
             "the bank's row and the payment agree in amount and day"},
        amount{"金额、日期、商家相近", "amount, day and seller are alike"},
        seller{"称呼与商家相近，时间相近", "the name is like the seller's, the time is near"};
    switch (basis) {
        case LinkBasis::OrderNumber:
            return number;
        case LinkBasis::Waybill:
            return waybill;
        case LinkBasis::InvoiceNumber:
            return invoice;
        case LinkBasis::RedInvoice:
            return red;
        case LinkBasis::SameMail:
            return mail;
        case LinkBasis::BankRow:
            return bank;
        case LinkBasis::AmountTimeSeller:
            return amount;
        case LinkBasis::SellerTime:
            return seller;
    }
    return number;
}

const Phrase& phrase_of(DocumentKind kind) {
    static const Phrase invoice{"发票", "invoice"}, mail{"邮件", "mail"}, chat{"聊天记录", "chat"},
        parcel{"物流", "parcel"}, call{"通话录音", "call"}, page{"网页", "page"},
        key{"邮件签名公钥", "mail key"}, picture{"图片", "picture"};
    switch (kind) {
        case DocumentKind::Invoice:
            return invoice;
        case DocumentKind::Mail:
            return mail;
        case DocumentKind::Chat:
            return chat;
        case DocumentKind::Parcel:
            return parcel;
        case DocumentKind::Call:
            return call;
        case DocumentKind::Page:
            return page;
        case DocumentKind::MailKey:
            return key;
        case DocumentKind::Picture:
            return picture;
    }
    return mail;
}

}  // namespace shuofa
