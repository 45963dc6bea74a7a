-- What the data folder last said of each row, column by column: a build then keeps only the columns that somebody changed,
-- and updates the others from the folder.
--
-- Before this step a row had one fingerprint over all its columns. register/shipped.py reads those before the steps of a
-- migration are taken and writes what they tell in the new form afterwards, in the same transaction.

drop table register.shipped_rows;

create table register.shipped_rows (
    table_name varchar not null,
    row_key varchar not null,
    row_shipped varchar not null,
    primary key (table_name, row_key)
);

comment on table register.shipped_rows is 'Bookkeeping. One row per row that a build added, with what the data folder said of it: so a later build knows which columns a user has changed since.';
comment on column register.shipped_rows.table_name is 'The table.';
comment on column register.shipped_rows.row_key is 'The row''s key as one text.';
comment on column register.shipped_rows.row_shipped is 'What the data folder last said, as a JSON object of texts by column. A column that is not in it was changed by somebody before columns were told apart.';
