#include "workflows/join_documents.h"

#include "adapters/folder_blob_store.h"
#include "both_databases.h"
#include "domain/documents/document_codec.h"
#include "storage/document_store.h"
#include "storage/order_store.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/scripted_workshop.h"
#include "workflows/import_bills.h"

#include <filesystem>
#include <fstream>

namespace shuofa {
namespace {

const Instant monday{1'762'000'000'000'000};

OrderDraft a_purchase(SourceKind source, std::string_view number, std::string_view seller) {
    OrderDraft draft;
    draft.source = source;
    draft.numbered_by = source;
    draft.number = number;
    draft.trade_number = number;
    draft.seller = seller;
    draft.title = "耳机";
    draft.status = "交易成功";
    draft.state = OrderState::Completed;
    draft.amount = Money::fen(32990);
    draft.at = monday;
    draft.row = 1;
    return draft;
}

DocumentDraft a_mail(const std::string& text, std::uint32_t row = 0) {
    Mail mail;
    mail.subject = "您的订单已发货";
    mail.text = text;
    return {std::move(mail), {.row = row}, {}};
}

class JoinDocuments : public BothDatabases {
protected:
    JoinDocuments() {
        std::string name = testing::TempDir() + "joinXXXXXX";
        folder_ = ::mkdtemp(name.data());
        blobs_ = std::make_unique<FolderBlobStore>(folder_ / "originals");
    }
    ~JoinDocuments() override { std::filesystem::remove_all(folder_); }

    ImportRecord import(const std::string& name) {
        const auto path = folder_ / name;
        std::ofstream{path, std::ios::trunc} << name;
        const auto original = keep_original(*blobs_, path);
        EXPECT_TRUE(original);
        const auto outcome = import_bill(needs(), {*original, name, ""});
        EXPECT_TRUE(outcome) << outcome.error().detail;
        return outcome ? outcome->record : ImportRecord{};
    }

    ImportRecord import_order(SourceKind source, std::string_view number, std::string_view seller) {
        workshop_.script_bill({a_purchase(source, number, seller)});
        return import(std::string{number} + ".csv");
    }

    ImportRecord import_documents(const std::string& name,
                                  const std::vector<DocumentDraft>& documents) {
        workshop_.frames.clear();
        for (const DocumentDraft& document : documents)
            workshop_.frames.push_back(encode(document));
        FileReport report;
        report.reader = "scripted";
        report.documents = static_cast<std::int64_t>(documents.size());
        workshop_.frames.push_back(encode(report));
        return import(name);
    }

    std::vector<DecidedLink> links() {
        EXPECT_TRUE(join_documents(*database_, VaultId{}));
        const auto all = database_->read([](sql::Transaction& transaction) {
            return LinkStore{transaction, VaultId{}}.all();
        });
        EXPECT_TRUE(all);
        return *all;
    }

    void decide(const LinkId& id, std::optional<LinkDecision> decision) {
        ASSERT_TRUE(database_->write([&](sql::Transaction& transaction) {
            return LinkStore{transaction, VaultId{}}.decide(id, decision, clock_.now());
        }));
    }

    std::size_t documents() {
        const auto all = database_->read([](sql::Transaction& transaction) {
            return DocumentStore{transaction, VaultId{}}.list({}, 100);
        });
        EXPECT_TRUE(all);
        return all->size();
    }

    ImportBillsNeeds needs() { return {*database_, *blobs_, workshop_, clock_, ids_, VaultId{}}; }

    std::filesystem::path folder_;
    std::unique_ptr<FolderBlobStore> blobs_;
    ScriptedWorkshop workshop_;
    FixedClock clock_;
    CountingIds ids_;
};

TEST_P(JoinDocuments, JoinsAMailWithTheOrderItNamesWhicheverCameFirst) {
    import_documents("mail.eml", {a_mail("订单 4400000000000000101 已发货")});
    EXPECT_TRUE(links().empty());
    import_order(SourceKind::Taobao, "4400000000000000101", "北岸数码旗舰店");

    const auto found = links();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].link.basis, LinkBasis::OrderNumber);
    EXPECT_TRUE(found[0].holds());
    EXPECT_EQ(links(), found);
}

TEST_P(JoinDocuments, ReadingAFileAgainKeepsDocumentsAndDecisions) {
    import_order(SourceKind::Taobao, "4400000000000000101", "北岸数码旗舰店");
    import_documents("mail.eml", {a_mail("订单 4400000000000000101"), a_mail("别的", 9)});
    decide(links().at(0).link.id, LinkDecision::Rejected);

    import_documents("mail.eml", {a_mail("订单 4400000000000000101"), a_mail("别的", 9)});

    EXPECT_EQ(documents(), 2u);
    ASSERT_EQ(links().size(), 1u);
    EXPECT_FALSE(links()[0].holds());
    decide(links()[0].link.id, std::nullopt);
    EXPECT_TRUE(links()[0].holds());
}

TEST_P(JoinDocuments, ProposesThatABankRowIsThePaymentKnownFromTheWallet) {
    import_order(SourceKind::Alipay, "2026110122001100000000000101", "北岸数码旗舰店");
    import_order(SourceKind::CmbBank, "cmb-1", "支付宝-北岸数码旗舰店");

    const auto found = links();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].link.basis, LinkBasis::BankRow);
    EXPECT_FALSE(found[0].holds());
    decide(found[0].link.id, LinkDecision::Confirmed);
    EXPECT_TRUE(links().at(0).holds());
}

TEST_P(JoinDocuments, FindsATradeNumberThatOnlyThePaymentCarries) {
    workshop_.script_bill({[] {
        OrderDraft draft = a_purchase(SourceKind::Alipay, "4400000000000000101", "店");
        draft.numbered_by = SourceKind::Taobao;
        draft.trade_number = "2026110122001100000000000101";
        return draft;
    }()});
    import("alipay.csv");
    import_documents("mail.eml", {a_mail("交易号 2026110122001100000000000101")});

    EXPECT_EQ(links().size(), 1u);
}

TEST_P(JoinDocuments, ReadsMailsAgainWhenThereAreNewKeys) {
    const ImportRecord mail = import_documents("mail.eml", {a_mail("x")});
    import_documents("keys.txt", {{MailKey{"sel", "shop.example", "v=DKIM1; p=x"}, {}, {}}});
    const int read_before = workshop_.bills_read;
    workshop_.frames = {encode(a_mail("x")), encode(FileReport{})};

    ASSERT_TRUE(finish_imports(needs()));
    ASSERT_TRUE(finish_imports(needs()));

    EXPECT_EQ(workshop_.bills_read, read_before + 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, JoinDocuments, both_databases, database_name);

}  // namespace
}  // namespace shuofa
