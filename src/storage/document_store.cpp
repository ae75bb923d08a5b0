#include "storage/document_store.h"

#include "domain/documents/document_codec.h"
#include "domain/documents/document_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

constexpr ErrorReason document_row_damaged{
    "document_row_damaged", ErrorCode::Unavailable,
    "数据库里有一份材料读不出来，数据可能已损坏。请先复制数据文件夹留底，再从备份恢复。",
    "A document in the database cannot be read; the data may be damaged. Please copy the data "
    "folder, then restore a backup."};

Result<Document> read_document(const sql::Row& row) {
    const auto id = DocumentId::parse(row.text(0));
    const auto bytes = row.bytes(2);
    auto frame = decode_document_frame({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!id || !frame || !std::holds_alternative<DocumentDraft>(*frame)) {
        return fail(document_row_damaged, std::string{row.text(0)});
    }
    return Document{*id, std::string{row.text(1)}, std::get<DocumentDraft>(*std::move(frame))};
}

// Who it is from, as an order's seller could be called.
std::string seller_in(const DocumentContent& content) {
    if (const auto* invoice = std::get_if<Invoice>(&content)) return invoice->seller.name;
    if (const auto* mail = std::get_if<Mail>(&content)) return mail->from.name;
    if (const auto* call = std::get_if<Call>(&content)) return call->contact;
    if (std::holds_alternative<Chat>(content)) return title_of(content);
    return {};
}

}  // namespace

Result<void> DocumentStore::read(std::string_view rest, std::span<const sql::Value> values,
                                 std::vector<Document>& into) const {
    return transaction_.run(fmt::format("SELECT id, import_id, content FROM documents WHERE "
                                        "vault_id = $1 {}",
                                        rest),
                            values, [&](const sql::Row& row) -> Result<void> {
                                into.push_back(TRY(read_document(row)));
                                return {};
                            });
}

Result<Document> DocumentStore::load(const DocumentId& id) const {
    std::vector<Document> found;
    const sql::Value values[] = {vault_.text(), id.text()};
    TRY(read("AND id = $2", values, found));
    if (found.empty()) return fail(document_not_found, id.text());
    return std::move(found.front());
}

Result<std::vector<Document>> DocumentStore::load_all(std::span<const std::string> ids) const {
    std::vector<Document> found;
    for (const std::string& id : ids) {
        const sql::Value values[] = {vault_.text(), id};
        TRY(read("AND id = $2", values, found));
    }
    return found;
}

Result<std::vector<Document>> DocumentStore::list(const DocumentFilter& filter, int limit) const {
    std::vector<sql::Value> values{vault_.text(), std::int64_t{limit}};
    std::string rest;
    if (filter.kind) {
        values.push_back(name_of(*filter.kind));
        rest += fmt::format("AND kind = ${} ", values.size());
    }
    if (filter.import) {
        values.push_back(filter.import->text());
        rest += fmt::format("AND import_id = ${} ", values.size());
    }
    std::vector<Document> found;
    TRY(read(rest + "ORDER BY coalesce(told_at, 0) DESC, id LIMIT $2", values, found));
    return found;
}

Result<std::vector<JoinDocument>> DocumentStore::for_joining() const {
    std::vector<JoinDocument> documents;
    TRY(transaction_.run(
        "SELECT id, import_id, content FROM documents WHERE vault_id = $1 ORDER BY id",
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            const Document document = TRY(read_document(row));
            const DocumentContent& content = document.draft.content;
            if (std::holds_alternative<MailKey>(content)) return {};
            JoinDocument& known = documents.emplace_back();
            known.id = document.id.text();
            known.kind = kind_of(content);
            known.import = document.import;
            known.member = document.draft.place.member;
            known.seller = seller_in(content);
            known.at = time_of(content);
            if (const auto* invoice = std::get_if<Invoice>(&content)) known.amount = invoice->gross;
            return {};
        }));
    std::map<std::string_view, JoinDocument*> by_id;
    for (JoinDocument& document : documents)
        by_id.emplace(document.id, &document);
    TRY(transaction_.run(
        "SELECT document_id, number, own FROM document_numbers WHERE vault_id = $1 ORDER BY "
        "document_id, number",
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            const auto found = by_id.find(row.text(0));
            if (found != by_id.end()) {
                found->second->numbers.push_back({std::string{row.text(1)}, row.integer(2) != 0});
            }
            return {};
        }));
    return documents;
}

Result<std::string> DocumentStore::mail_keys() const {
    std::vector<Document> keys;
    const sql::Value values[] = {vault_.text()};
    TRY(read("AND kind = 'mail_key' ORDER BY id", values, keys));
    std::string lines;
    for (const Document& document : keys) {
        const MailKey& key = std::get<MailKey>(document.draft.content);
        lines += fmt::format("{}._domainkey.{} {}\n", key.selector, key.domain, key.record);
    }
    return lines;
}

Result<void> DocumentStore::remove_of(const ImportId& import) {
    TRY(
        transaction_.run("DELETE FROM document_numbers WHERE vault_id = $1 AND document_id IN "
                         "(SELECT id FROM documents WHERE vault_id = $1 AND import_id = $2)",
                         {vault_.text(), import.text()}));
    return transaction_.run("DELETE FROM documents WHERE vault_id = $1 AND import_id = $2",
                            {vault_.text(), import.text()});
}

Result<void> DocumentStore::save(const Document& document) {
    const DocumentContent& content = document.draft.content;
    const std::string bytes = encode(document.draft);
    const std::string number = number_of(content);
    const std::string title = title_of(content);
    const auto at = time_of(content);
    TRY(transaction_.run(
        "INSERT INTO documents (vault_id, id, import_id, kind, number, title, told_at, content) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (vault_id, id) DO UPDATE SET "
        "content = excluded.content",
        {vault_.text(), document.id.text(), document.import, name_of(kind_of(content)), number,
         title, at ? sql::Value{at->micros} : sql::Value{nullptr},
         std::as_bytes(std::span{bytes.data(), bytes.size()})}));
    for (const DocumentNumber& one : numbers_of(content)) {
        TRY(transaction_.run(
            "INSERT INTO document_numbers (vault_id, number, document_id, own) VALUES ($1, $2, "
            "$3, $4) ON CONFLICT (vault_id, number, document_id) DO NOTHING",
            {vault_.text(), one.number, document.id.text(), std::int64_t{one.own ? 1 : 0}}));
    }
    return {};
}

}  // namespace shuofa
