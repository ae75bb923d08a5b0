#include "storage/snooze_store.h"

namespace shuofa {

Result<SnoozeStore::Snoozes> SnoozeStore::load() const {
    Snoozes snoozes;
    TRY(transaction_.run("SELECT item, until_day FROM radar_snoozes WHERE vault_id = $1",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             snoozes.emplace(row.text(0), TRY(parse_day(row.text(1))));
                             return {};
                         }));
    return snoozes;
}

Result<void> SnoozeStore::put_off(const std::string& item, Day until) {
    TRY(forget(item));
    return transaction_.run(
        "INSERT INTO radar_snoozes (vault_id, item, until_day) VALUES ($1, $2, $3)",
        {vault_.text(), item, day_text(until)});
}

Result<void> SnoozeStore::forget(const std::string& item) {
    return transaction_.run("DELETE FROM radar_snoozes WHERE vault_id = $1 AND item = $2",
                            {vault_.text(), item});
}

}  // namespace shuofa
