/**
 * The catalogue's tables, for writes. Reads are raw and mapped by hand
 * (productRow.ts): a page has up to 200 rows.
 */
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type ModelStatic,
  type Sequelize,
  type Utils,
} from 'sequelize';

export class ProductModel extends Model<
  InferAttributes<ProductModel>,
  InferCreationAttributes<ProductModel>
> {
  declare id: Buffer;
  declare slug: string;
  declare name: string;
  declare price_cents: number;
  declare currency: string;
  declare image: string;
  declare description: string;
  declare category: string;
  declare is_active: boolean;
  /** By the database's clock, which is the same for all replicas. */
  declare created_at: Date | Utils.Fn;
  declare updated_at: Date | Utils.Fn | Utils.Literal;
}

export class ListEntry extends Model<InferAttributes<ListEntry>, InferCreationAttributes<ListEntry>> {
  declare product_id: Buffer;
  declare list: string;
  declare price_cents: number;
  declare words: Buffer;
}

export class SearchWord extends Model<InferAttributes<SearchWord>, InferCreationAttributes<SearchWord>> {
  declare word: string;
}

export interface Models {
  products: ModelStatic<ProductModel>;
  entries: ModelStatic<ListEntry>;
  words: ModelStatic<SearchWord>;
}

const { BLOB, BOOLEAN, DATE, INTEGER, STRING } = DataTypes;

/**
 * Defines the models on a connection. Each has its own, so that tests can run
 * several services in one process.
 */
export function modelsOf(sequelize: Sequelize): Models {
  const plain = { sequelize, timestamps: false };
  class Products extends ProductModel {}
  class Entries extends ListEntry {}
  class Words extends SearchWord {}
  Products.init(
    {
      id: { type: BLOB, primaryKey: true },
      slug: STRING,
      name: STRING,
      price_cents: INTEGER,
      currency: STRING,
      image: STRING,
      description: STRING,
      category: STRING,
      is_active: BOOLEAN,
      created_at: DATE(3),
      updated_at: DATE(3),
    },
    { ...plain, tableName: 'products' },
  );
  Entries.init(
    {
      product_id: { type: BLOB, primaryKey: true },
      list: { type: STRING, primaryKey: true },
      price_cents: INTEGER,
      words: BLOB,
    },
    { ...plain, tableName: 'product_lists' },
  );
  Words.init({ word: { type: STRING, primaryKey: true } }, { ...plain, tableName: 'search_words' });
  return { products: Products, entries: Entries, words: Words };
}
